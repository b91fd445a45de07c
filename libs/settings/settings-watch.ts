import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { BusinessCalendar, Setting, SettingsInForce } from '@redress/complaint-domain';
import type { EventName, SettingKind, SettingVersion, UnitId } from '@redress/contracts';
import { type DirectorySnapshot, DirectoryWatch } from '@redress/directory';
import { Clock, KeptSnapshot } from '@redress/platform';
import { type CompiledCalendars, SettingsSnapshot } from './settings-snapshot';
import { SettingsQuery } from './settings.query';

const CONCERNS_SETTINGS = /^setting\./;

/**
 * The settings as this process knows them, read again after every change made here, and otherwise every five seconds,
 * when as a rule nothing changed and two counts are all that is read. What is in force for a unit follows the
 * organisation tree as {@link DirectoryWatch} knows it.
 */
@Injectable()
export class SettingsWatch implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(SettingsWatch.name);
  private readonly calendars: CompiledCalendars = new Map();
  private readonly kept: KeptSnapshot<SettingsSnapshot>;
  /** Answers for one state of settings and organisation. */
  private answered: {
    readonly settings: SettingsSnapshot;
    readonly directory: DirectorySnapshot;
    readonly byUnit: Map<UnitId, SettingsInForce>;
  } | null = null;

  constructor(
    private readonly query: SettingsQuery,
    private readonly directory: DirectoryWatch,
    clock: Clock,
  ) {
    this.kept = new KeptSnapshot({
      clock,
      read: (held) => this.read(held),
      onFailure: (error) => this.logger.warn(`The settings could not be read: ${String(error)}`),
    });
  }

  onModuleInit(): Promise<void> {
    return this.kept.begin();
  }

  onModuleDestroy(): void {
    this.kept.end();
  }

  /** What was read last, at most a few seconds old unless the database is away. */
  get snapshot(): SettingsSnapshot {
    const { last } = this.kept;
    if (last === null) throw new Error('The settings are read when the process starts; they were asked for before.');
    return last;
  }

  /**
   * Brings the settings up to date with every change known to this process. Ask before a transaction begins, never in one.
   * @throws DatabaseUnavailable
   */
  current(): Promise<SettingsSnapshot> {
    return this.kept.current();
  }

  /**
   * Reads the settings anew, whatever is held: for a process that met a version it does not know.
   * @throws DatabaseUnavailable
   */
  catchUp(): Promise<SettingsSnapshot> {
    this.kept.forget();
    return this.kept.current();
  }

  /** What is in force for a unit now, without waiting. For an unknown unit the built-in defaults are. */
  settingsFor(unitId: UnitId): SettingsInForce {
    const settings = this.snapshot;
    const directory = this.directory.snapshot;
    if (this.answered?.settings !== settings || this.answered.directory !== directory)
      this.answered = { settings, directory, byUnit: new Map() };
    const known = this.answered.byUnit.get(unitId);
    if (known !== undefined) return known;
    const path = directory.tree.pathUpwards(unitId).map(({ id }) => id);
    const inForce = settings.inForce(path);
    // Only units that exist are kept, so that asking for others does not fill the memory.
    if (path.length > 0) this.answered.byUnit.set(unitId, inForce);
    return inForce;
  }

  /** A version as it was kept, in force or not; null where there never was such a one. */
  version<K extends SettingKind>(kind: K, ref: SettingVersion): Setting<K> | null {
    return this.snapshot.version(kind, ref);
  }

  /** A kept version of a calendar, ready to be asked; null where there never was such a one. */
  calendar(ref: SettingVersion): BusinessCalendar | null {
    return this.snapshot.calendar(ref);
  }

  /** What is held is no longer true. Call it after the commit. */
  forget(): void {
    this.kept.forget();
  }

  /** Tells of an event that was logged. */
  heard(event: { readonly type: EventName }): void {
    if (!CONCERNS_SETTINGS.test(event.type)) return;
    this.kept.forget();
    this.kept.refreshInBackground();
  }

  private async read(held: SettingsSnapshot | null): Promise<SettingsSnapshot> {
    const revision = await this.query.revision();
    const isSame = held?.revision.versions === revision.versions && held.revision.retired === revision.retired;
    if (held !== null && isSame) return held;
    return new SettingsSnapshot(await this.query.everything(), revision, this.calendars);
  }
}
