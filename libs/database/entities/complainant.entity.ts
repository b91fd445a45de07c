import type {
  AgreementKind,
  ComplainantId,
  ComplainantRole,
  ComplaintId,
  ConfirmationMeans,
  CustomerId,
  EmotionPoint,
  Instant,
} from '@redress/contracts';
import { Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

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

  @DomainColumn('complainant_role')
  role!: ComplainantRole;

  @Column('boolean')
  authorised!: boolean;

  @DomainColumn('agreement_kind', { nullable: true })
  agreement!: AgreementKind | null;

  @DomainColumn('confirmation_means', { nullable: true })
  agreementMeans!: ConfirmationMeans | null;

  @InstantColumn({ nullable: true })
  agreedAt!: Instant | null;

  @DomainColumn('emotion_point', { nullable: true })
  outcomeScore!: EmotionPoint | null;

  @DomainColumn('emotion_point', { nullable: true })
  handlingScore!: EmotionPoint | null;

  @InstantColumn({ nullable: true })
  verifiedAt!: Instant | null;

  /** When this one of several withdrew. */
  @InstantColumn({ nullable: true })
  withdrawnAt!: Instant | null;
}
