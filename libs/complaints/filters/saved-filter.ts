import type { ListFilter, Sort } from '../reading/list-filter';

/** A list kept under a name. */
export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly filter: ListFilter & { readonly sort?: Sort | undefined };
  readonly ordinal: number;
}
