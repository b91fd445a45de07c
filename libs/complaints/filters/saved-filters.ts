import { Injectable } from '@nestjs/common';
import { done, refused, type Result } from '@redress/contracts';
import { Clock, Ids } from '@redress/platform';
import type { Reader } from '../reading/reading';
import type { SavedFilter } from './saved-filter';
import { SavedFilterRepository } from './saved-filter.repository';

/** Lists that a person keeps under names of their own. */
@Injectable()
export class SavedFilters {
  constructor(
    private readonly filters: SavedFilterRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async all({ actor }: Reader): Promise<Result<SavedFilter[]>> {
    return done(await this.filters.of(actor.staffId));
  }

  /** Keeps a list; the same name again replaces what was kept under it. */
  async keep(
    { actor }: Reader,
    {
      name,
      filter,
      ordinal,
    }: { readonly name: string; readonly filter: SavedFilter['filter']; readonly ordinal?: number | undefined },
  ): Promise<Result<SavedFilter>> {
    const saved = { id: this.ids.next(), name, filter, ordinal: ordinal ?? 0 };
    return done(await this.filters.keep(actor.staffId, saved, this.clock.now()));
  }

  async forget({ actor }: Reader, id: string): Promise<Result<{ readonly id: string }>> {
    return (await this.filters.forget(actor.staffId, id)) ? done({ id }) : refused('filter.not-found');
  }
}
