export { ComplaintImport, type ImportRequest } from './complaint-import.service';
export { CsvFile, type CsvFormat } from './file/csv-file';
export { type Encoding, ENCODINGS, encodingNamed } from './file/encodings';
export { ImportInputError } from './import-input-error';
export type { ImportFigures } from './import-run';
export { ImportingModule } from './importing.module';
export { type Mapping } from './mapping/mapping';
export { mappingOf, readMapping } from './mapping/read-mapping';
export { reportPathFor } from './report/report-file';
