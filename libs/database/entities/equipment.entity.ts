import type { CustomerId, EquipmentId } from '@redress/contracts';
import { Column, Entity, Index } from 'typeorm';
import { IdColumn, Key, TextColumn } from '../columns';

/** What a customer owns of ours (playbook §11). */
@Entity('equipment')
@Index(['customerId'])
@Index('equipment_serial_idx', { synchronize: false })
export class EquipmentEntity {
  @Key()
  id!: EquipmentId;

  @IdColumn({ references: 'customer' })
  customerId!: CustomerId;

  @TextColumn(200)
  model!: string;

  /** Searched without regard to case; not unique, since makers do reuse numbers across models. */
  @TextColumn(200, { nullable: true })
  serial!: string | null;

  /** `YYYY-MM-DD`. */
  @Column('date', { nullable: true })
  purchasedOn!: string | null;

  /** `YYYY-MM-DD`, the last day covered. */
  @Column('date', { nullable: true })
  warrantyUntil!: string | null;

  @TextColumn(200, { nullable: true })
  servicePackage!: string | null;
}
