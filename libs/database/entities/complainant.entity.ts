import {
  AGREEMENT_KINDS,
  type AgreementKind,
  COMPLAINANT_ROLES,
  type ComplainantId,
  type ComplainantRole,
  type ComplaintId,
  CONFIRMATION_MEANS,
  type ConfirmationMeans,
  type CustomerId,
  EMOTION_POINTS,
  type EmotionPoint,
  type Instant,
} from '@redress/contracts';
import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, Key, OneOfColumn } from '../columns';

/** Who complains in one complaint, each with a confirmation and a verification of their own. */
@Entity('complainant')
@Index(['complaintId'])
@Index(['customerId'])
export class ComplainantEntity {
  @Key()
  id!: ComplainantId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  /** Place in the complaint's list. */
  @Column('smallint')
  ordinal!: number;

  @IdColumn({ references: 'customer', nullable: true })
  customerId!: CustomerId | null;

  @OneOfColumn(COMPLAINANT_ROLES)
  role!: ComplainantRole;

  @Column('boolean')
  authorised!: boolean;

  @OneOfColumn(AGREEMENT_KINDS, { nullable: true })
  agreement!: AgreementKind | null;

  @OneOfColumn(CONFIRMATION_MEANS, { nullable: true })
  agreementMeans!: ConfirmationMeans | null;

  @InstantColumn({ nullable: true })
  agreedAt!: Instant | null;

  @OneOfColumn(EMOTION_POINTS, { nullable: true })
  outcomeScore!: EmotionPoint | null;

  @OneOfColumn(EMOTION_POINTS, { nullable: true })
  handlingScore!: EmotionPoint | null;

  @InstantColumn({ nullable: true })
  verifiedAt!: Instant | null;

  /** When this one of several withdrew. */
  @InstantColumn({ nullable: true })
  withdrawnAt!: Instant | null;
}
