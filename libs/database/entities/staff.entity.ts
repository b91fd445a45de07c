import type { Instant, Level, Locale, Role, StaffId, UnitId } from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key, TextColumn } from '../columns';

/** A member of staff. Never deleted: who did what stays told after somebody left. */
@Entity('staff')
@Check('staff_has_a_role', `cardinality("roles") > 0`)
@Check('staff_not_own_deputy', `"deputy_id" <> "id"`)
@Check('staff_absence_in_order', `"absent_from" < "absent_until"`)
@Index(['unitId'])
@Index(['deputyId'])
@Index('staff_login_key', { synchronize: false })
export class StaffEntity {
  @Key()
  id!: StaffId;

  /** Unique whatever the case of its letters. */
  @TextColumn(120)
  login!: string;

  @TextColumn(200)
  name!: string;

  @TextColumn(300)
  passwordHash!: string;

  @DomainColumn('staff_roles', { otherwise: "'{}'" })
  roles!: Role[];

  @DomainColumn('level')
  level!: Level;

  @IdColumn({ references: 'unit' })
  unitId!: UnitId;

  /** Takes over while this person is absent or once they left (playbook §5). */
  @IdColumn({ references: 'staff', nullable: true })
  deputyId!: StaffId | null;

  @Column('boolean', { default: true })
  active!: boolean;

  @InstantColumn({ nullable: true })
  absentFrom!: Instant | null;

  @InstantColumn({ nullable: true })
  absentUntil!: Instant | null;

  @DomainColumn('locale')
  locale!: Locale;

  /** IANA time zone. */
  @TextColumn(64)
  zone!: string;

  @InstantColumn({ otherwise: 'now()' })
  createdAt!: Instant;
}
