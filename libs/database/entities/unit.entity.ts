import type { StaffId, UnitId, UnitKind } from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, Key, TextColumn } from '../columns';

/** A node of the organisation tree: headquarters → region → city → station (playbook §6). */
@Entity('unit')
@Check('unit_path_ends_here', `"path" LIKE '%/' || "id"::text || '/'`)
@Check('unit_not_own_parent', `"parent_id" <> "id"`)
@Index(['parentId'])
@Index('unit_path_prefix_idx', { synchronize: false })
export class UnitEntity {
  @Key()
  id!: UnitId;

  @TextColumn(200)
  name!: string;

  @TextColumn(200, { nullable: true })
  nameZh!: string | null;

  @DomainColumn('unit_kind')
  kind!: UnitKind;

  @IdColumn({ references: 'unit', nullable: true })
  parentId!: UnitId | null;

  /** Ids from the root down to this unit, each between slashes: a subtree is `path LIKE '<path>%'`. */
  @TextColumn(2000)
  path!: string;

  /** Owns what arrives before a person answers; looked for upwards where a unit names none (playbook §5). */
  @IdColumn({ references: 'staff', nullable: true })
  dutyOfficerId!: StaffId | null;

  /** IANA time zone. */
  @TextColumn(64)
  zone!: string;

  @Column('boolean', { default: true })
  active!: boolean;
}
