import type { SettingBodies } from '@redress/complaint-domain';
import type { Instant, SettingId, SettingKind, StaffId, UnitId } from '@redress/contracts';

/** One version of a setting as it is stored and shown. */
export interface SettingRow<K extends SettingKind = SettingKind> {
  readonly kind: K;
  readonly id: SettingId;
  /** 1, 2, 3 … A version never changes; an edit makes the next one. */
  readonly version: number;
  readonly unitId: UnitId;
  readonly name: string;
  readonly body: SettingBodies[K];
  readonly createdAt: Instant;
  /** Null: the house itself. */
  readonly createdById: StaffId | null;
  /** Since when it is no longer in use; only ever on the newest version. */
  readonly retiredAt: Instant | null;
}

/** A setting to be. */
export interface NewSetting<K extends SettingKind> {
  readonly unitId: UnitId;
  readonly name: string;
  readonly body: SettingBodies[K];
}

/** What an edit makes of a setting. Its unit stays for good. */
export interface SettingEdit<K extends SettingKind> {
  /** The version that was edited; refused where there is a newer one. */
  readonly against: number;
  readonly name: string;
  readonly body: SettingBodies[K];
}

/** Which settings a list shows. */
export interface SettingFilter {
  /** Those of this unit and everything below it. */
  readonly under?: UnitId | undefined;
  /** Those no longer in use as well. */
  readonly retired?: boolean | undefined;
}
