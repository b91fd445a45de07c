import { Injectable } from '@nestjs/common';
import { type Reader, unitsInSight } from '@redress/complaints';
import { done, type Instant, refused, type Result } from '@redress/contracts';
import { DirectoryWatch } from '@redress/directory';
import { CallbackFiguresQuery, type CallbackKeeping } from './callback-figures.query';

/** How well calls that customers were promised are made, as far as the reader sees. */
@Injectable()
export class CallbackFigures {
  constructor(
    private readonly query: CallbackFiguresQuery,
    private readonly directory: DirectoryWatch,
  ) {}

  /** Refusal: agenda.range. */
  async keeping(
    { actor }: Reader,
    from: Instant,
    until: Instant,
  ): Promise<Result<{ readonly people: readonly CallbackKeeping[]; readonly units: readonly CallbackKeeping[] }>> {
    if (from >= until) return refused('agenda.range', { days: 366 });
    const { tree } = await this.directory.current();
    const inSight = unitsInSight(actor, tree.size);
    const [people, units] = await Promise.all([
      this.query.keeping('person', from, until, inSight),
      this.query.keeping('unit', from, until, inSight),
    ]);
    return done({ people, units });
  }
}
