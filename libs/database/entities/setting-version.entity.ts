import type { Instant, SettingId, SettingKind, StaffId, UnitId } from '@redress/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { DomainKey, IdColumn, InstantColumn, TextColumn } from '../columns';

/** One version of a setting. It never changes; the newest is in force until it is retired. */
@Entity('setting_version')
@Check('setting_version_body_is_object', `jsonb_typeof("body") = 'object'`)
@Check('setting_version_body_size', `octet_length("body"::text) <= 400000`)
@Index(['unitId'])
@Index(['createdById'])
export class SettingVersionEntity {
  @DomainKey('setting_kind')
  kind!: SettingKind;

  /** The same for all versions of a setting. */
  @PrimaryColumn('uuid')
  id!: SettingId;

  /** 1, 2, 3 … */
  @DomainKey('counting_number')
  version!: number;

  /** In force there and below. The same for all versions of a setting. */
  @IdColumn({ references: 'unit' })
  unitId!: UnitId;

  @TextColumn(200)
  name!: string;

  /** As the validator of its kind let it through. */
  @Column('jsonb')
  body!: object;

  @InstantColumn()
  createdAt!: Instant;

  /** Null: by the house itself. */
  @IdColumn({ references: 'staff', nullable: true })
  createdById!: StaffId | null;

  /** Only ever set on the newest version. */
  @InstantColumn({ nullable: true })
  retiredAt!: Instant | null;
}
