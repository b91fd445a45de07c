import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Actor, type KnownHouse, SETTING_RULES } from '@redress/complaint-domain';
import {
  done,
  type Refusal,
  refused,
  type Result,
  scopeOf,
  type SettingId,
  type SettingKind,
  type UnitId,
  type Instant,
} from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { DirectoryWatch, permit, type RequestContext } from '@redress/directory';
import { Ids } from '@redress/platform';
import type { NewSetting, SettingEdit, SettingRow } from './setting-row';
import { SettingRepository } from './setting.repository';
import { type SettingsChange, SettingsDesk } from './settings-desk';
import { SettingsQuery } from './settings.query';

/** Whether the settings of a unit are this actor's to change: an admin's everywhere, a manager's in the own subtree. */
export const mayChange = (actor: Actor, unitId: UnitId): boolean => {
  if (actor.kind === 'system') return true;
  const scope = scopeOf(actor.roles, 'settings.write');
  return scope === 'all' || (scope === 'subtree' && actor.subtree.has(unitId));
};

/** A body as it will be read back from its row. */
const asStored = <Body>(body: Body): Body => JSON.parse(JSON.stringify(body)) as Body;

/**
 * Changes what the house sets for its units. All kinds are saved alike: checked by the validator of their kind, as a new version,
 * with their event in the same transaction.
 */
@Injectable()
export class Settings {
  constructor(
    private readonly desk: SettingsDesk,
    private readonly directory: DirectoryWatch,
    private readonly query: SettingsQuery,
    private readonly rows: SettingRepository,
    private readonly ids: Ids,
  ) {}

  async add<K extends SettingKind>(
    asking: RequestContext,
    kind: K,
    setting: NewSetting<K>,
  ): Promise<Result<SettingRow<K>>> {
    const { unitId, name } = setting;
    const forbidden = permit(asking.actor, 'settings.write');
    if (forbidden !== null) return forbidden;
    await this.directory.current();
    const body = asStored(setting.body);
    return this.desk.carryOut(asking, async (change) => {
      if (!(await this.rows.lockUnit(change.tx, unitId))) return refused('unit.not-found');
      if (!mayChange(asking.actor, unitId)) return refused('auth.not-permitted');
      const faulty = this.faultsOf(kind, body, unitId, change.now);
      if (faulty !== null) return { ok: false, refusal: faulty };
      if (SETTING_RULES[kind].onePerUnit && (await this.rows.hasOne(change.tx, unitId, kind)))
        return refused('setting.unit-has-one');
      return this.keep(change, asking.actor, { kind, id: this.ids.next<SettingId>(), version: 1, unitId, name, body });
    });
  }

  /** Makes the next version. An edit that changes nothing makes none. */
  async edit<K extends SettingKind>(
    asking: RequestContext,
    kind: K,
    id: SettingId,
    edit: SettingEdit<K>,
  ): Promise<Result<SettingRow<K>>> {
    await this.directory.current();
    const body = asStored(edit.body);
    return this.desk.carryOut(asking, async (change) => {
      const before = await this.changeable(change.tx, asking.actor, kind, id, edit.against);
      if (!before.ok) return before;
      const { version, unitId } = before.value;
      const faulty = this.faultsOf(kind, body, unitId, change.now);
      if (faulty !== null) return { ok: false, refusal: faulty };
      if (before.value.name === edit.name && isDeepStrictEqual(before.value.body, body)) return before;
      return this.keep(change, asking.actor, { kind, id, version: version + 1, unitId, name: edit.name, body });
    });
  }

  /** Takes a setting out of use: what lies further up the tree is in force again. Complaints that kept it go on with it. */
  retire<K extends SettingKind>(
    asking: RequestContext,
    kind: K,
    id: SettingId,
    against: number,
  ): Promise<Result<SettingRow<K>>> {
    return this.desk.carryOut(asking, async (change) => {
      const before = await this.changeable(change.tx, asking.actor, kind, id, against);
      if (!before.ok) return before;
      await this.rows.retire(change.tx, before.value, change.now);
      change.log('setting.retired', before.value);
      return done({ ...before.value, retiredAt: change.now });
    });
  }

  /** The newest version, locked, where this actor may change it and knows it. */
  private async changeable<K extends SettingKind>(
    tx: Transaction,
    actor: Actor,
    kind: K,
    id: SettingId,
    against: number,
  ): Promise<Result<SettingRow<K>>> {
    const forbidden = permit(actor, 'settings.write');
    if (forbidden !== null) return forbidden;
    const newest = await this.query.lock(tx, kind, id);
    if (newest === null) return refused('setting.not-found');
    if (!mayChange(actor, newest.unitId)) return refused('auth.not-permitted');
    if (newest.retiredAt !== null) return refused('setting.retired');
    return newest.version === against ? done(newest) : refused('setting.stale', { version: newest.version });
  }

  private faultsOf<K extends SettingKind>(
    kind: K,
    body: SettingRow<K>['body'],
    unitId: UnitId,
    now: Instant,
  ): Refusal | null {
    const { snapshot } = this.directory;
    const house: KnownHouse = {
      isUnit: (id) => snapshot.tree.has(id),
      isInService: (id) => snapshot.member(id)?.active === true,
      place: { unitId, organisation: snapshot.staffing(now) },
    };
    const faults = SETTING_RULES[kind]
      .faultsOf(body, house)
      .map((fault) => ({ ...fault, path: fault.path === '' ? 'body' : `body.${fault.path}` }));
    return faults.length === 0 ? null : { code: 'setting.faulty', detail: { faults } };
  }

  private async keep<K extends SettingKind>(
    { tx, now, log }: SettingsChange,
    actor: Actor,
    version: Omit<SettingRow<K>, 'createdAt' | 'createdById' | 'retiredAt'>,
  ): Promise<Result<SettingRow<K>>> {
    const row: SettingRow<K> = {
      ...version,
      createdAt: now,
      createdById: actor.kind === 'system' ? null : actor.staffId,
      retiredAt: null,
    };
    await this.rows.insert(tx, row);
    log('setting.saved', row);
    return done(row);
  }
}
