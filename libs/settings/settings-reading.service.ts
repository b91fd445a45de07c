import { Injectable } from '@nestjs/common';
import type { Setting } from '@redress/complaint-domain';
import { done, refused, type Result, type SettingId, type SettingKind, type UnitId } from '@redress/contracts';
import { DirectoryWatch, type Page, permit, readPageMark, type RequestContext } from '@redress/directory';
import type { SettingFilter, SettingRow } from './setting-row';
import { SettingsWatch } from './settings-watch';
import { SettingsQuery } from './settings.query';

/** Shows what the house sets for its units, and what it set before. */
@Injectable()
export class SettingsReading {
  constructor(
    private readonly directory: DirectoryWatch,
    private readonly watch: SettingsWatch,
    private readonly query: SettingsQuery,
  ) {}

  async page<K extends SettingKind>(
    asking: RequestContext,
    kind: K,
    filter: SettingFilter,
    mark: string | undefined,
    limit: number,
  ): Promise<Result<Page<SettingRow<K>>>> {
    const forbidden = permit(asking.actor, 'settings.read');
    if (forbidden !== null) return forbidden;
    const after = mark === undefined ? null : readPageMark('settings', mark);
    if (mark !== undefined && after === null) return refused('page.bad-cursor');
    return done(await this.query.page(kind, filter, after, limit));
  }

  /** Every version of a setting, newest first: who changed it, when, and what it said. */
  async versions<K extends SettingKind>(
    asking: RequestContext,
    kind: K,
    id: SettingId,
  ): Promise<Result<readonly SettingRow<K>[]>> {
    const forbidden = permit(asking.actor, 'settings.read');
    if (forbidden !== null) return forbidden;
    const versions = await this.query.versions(kind, id);
    return versions.length === 0 ? refused('setting.not-found') : done(versions);
  }

  async read<K extends SettingKind>(asking: RequestContext, kind: K, id: SettingId): Promise<Result<SettingRow<K>>> {
    const forbidden = permit(asking.actor, 'settings.read');
    if (forbidden !== null) return forbidden;
    const row = await this.query.newest(kind, id);
    return row === null ? refused('setting.not-found') : done(row);
  }

  /** What is in force for a unit: nearest first, the built-in default last; only the first counts where a unit has one. */
  async inForce<K extends SettingKind>(
    asking: RequestContext,
    kind: K,
    unitId: UnitId,
  ): Promise<Result<readonly Setting<K>[]>> {
    const forbidden = permit(asking.actor, 'settings.read');
    if (forbidden !== null) return forbidden;
    const [{ tree }] = await Promise.all([this.directory.current(), this.watch.current()]);
    return tree.has(unitId) ? done(this.watch.settingsFor(unitId).all(kind)) : refused('unit.not-found');
  }
}
