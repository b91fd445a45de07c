import { Module } from '@nestjs/common';
import { ComplaintsModule } from '@redress/complaints';
import { DirectoryModule } from '@redress/directory';
import { BatchEntry } from './batch-entry.service';
import { ComplaintImport } from './complaint-import.service';
import { ImportingQuery } from './importing.query';

/** Bringing in what other systems hold. */
@Module({
  imports: [ComplaintsModule, DirectoryModule],
  providers: [BatchEntry, ComplaintImport, ImportingQuery],
  exports: [ComplaintImport],
})
export class ImportingModule {}
