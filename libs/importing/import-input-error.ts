import { StartupError } from '@redress/platform';

/** A file, mapping or installation that an import cannot begin with, in one sentence for the person who started it. */
export class ImportInputError extends StartupError {
  override readonly name = 'ImportInputError';
}
