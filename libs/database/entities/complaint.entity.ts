import type {
  Channel,
  ClosureWay,
  ComplaintId,
  ComplaintStatus,
  CustomerId,
  Instant,
  Level,
  Origin,
  Outcome,
  OwnershipKind,
  SettingVersion,
  Severity,
  StaffId,
  Step,
  TextId,
  Threat,
  Tier,
  UnitId,
  VulnerabilityDriver,
} from '@redress/contracts';
import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key, TextColumn } from '../columns';

/**
 * A complaint's own fields, as the rules see them, and the columns that only lists need. Written by the complaint
 * repository alone, which compares `version`; never through `save()`.
 */
@Entity('complaint')
@Unique(['number'])
@Unique(['importKey'])
@Check('complaint_events_cover_commits', `"sequence" >= "version"`)
@Check(
  'complaint_closed_has_closure',
  `("status" = 'closed') = ("outcome" IS NOT NULL) AND ("status" = 'closed') = ("closure_way" IS NOT NULL)` +
    ` AND ("status" = 'closed') = ("closed_at" IS NOT NULL)`,
)
@Check(
  'complaint_merged_is_closed_duplicate',
  `"merged_into_id" IS NULL OR ("status" = 'closed' AND "outcome" = 'duplicate' AND "closure_way" = 'duplicate')`,
)
@Check('complaint_not_merged_into_itself', `"merged_into_id" <> "id"`)
@Check('complaint_closed_waits_for_nobody', `"status" = 'open' OR "waiting" IS NULL`)
@Check('complaint_owner_without_conflict', `NOT ("owner_id" = ANY ("conflicts"))`)
@Index('complaint_owner_due_idx', ['ownerId', 'status', 'nextDueAt', 'id'])
@Index('complaint_unit_due_idx', ['unitId', 'status', 'nextDueAt', 'id'])
@Index('complaint_due_idx', ['status', 'nextDueAt', 'id'])
@Index('complaint_owner_received_idx', ['ownerId', 'status', 'receivedAt', 'id'])
@Index('complaint_unit_received_idx', ['unitId', 'status', 'receivedAt', 'id'])
@Index('complaint_received_idx', ['status', 'receivedAt', 'id'])
@Index('complaint_unit_updated_idx', ['unitId', 'status', 'updatedAt', 'id'])
@Index('complaint_updated_idx', ['status', 'updatedAt', 'id'])
@Index('complaint_customer_idx', ['customerId', 'receivedAt', 'id'], { where: `"customer_id" IS NOT NULL` })
@Index('complaint_contact_person_idx', ['contactPersonId', 'status', 'nextDueAt', 'id'], {
  where: `"contact_person_id" IS NOT NULL`,
})
@Check('complaint_repeat_contacts_not_negative', `"repeat_contacts" >= 0`)
@Check('complaint_responsible_without_conflict', `NOT ("responsible_id" = ANY ("conflicts"))`)
@Index('complaint_responsible_idx', ['responsibleId'], { where: `"responsible_id" IS NOT NULL` })
@Index('complaint_merged_into_idx', ['mergedIntoId'], { where: `"merged_into_id" IS NOT NULL` })
export class ComplaintEntity {
  @Key()
  id!: ComplaintId;

  @DomainColumn('complaint_number')
  number!: string;

  /** Commits so far; every change compares it. */
  @DomainColumn('counting_number')
  version!: number;

  /** Events so far. */
  @DomainColumn('counting_number')
  sequence!: number;

  @DomainColumn('complaint_status')
  status!: ComplaintStatus;

  @DomainColumn('origin')
  origin!: Origin;

  @DomainColumn('channel')
  channel!: Channel;

  @InstantColumn()
  receivedAt!: Instant;

  @InstantColumn({ nullable: true })
  incidentAt!: Instant | null;

  @InstantColumn()
  registeredAt!: Instant;

  @InstantColumn()
  updatedAt!: Instant;

  @Column('boolean')
  anonymous!: boolean;

  @Column('boolean')
  confidential!: boolean;

  @Column('boolean')
  imported!: boolean;

  @IdColumn({ references: 'unit' })
  unitId!: UnitId;

  @DomainColumn('level')
  level!: Level;

  @DomainColumn('step')
  step!: Step;

  @InstantColumn()
  stepEnteredAt!: Instant;

  @DomainColumn('counting_number')
  cycle!: number;

  @DomainColumn('severity', { nullable: true })
  severity!: Severity | null;

  @Column('boolean')
  safety!: boolean;

  @DomainColumn('threat', { nullable: true })
  threat!: Threat | null;

  @DomainColumn('vulnerability_drivers', { otherwise: "'{}'" })
  vulnerability!: VulnerabilityDriver[];

  /** Exactly one, always; how it came to be is told by `ownership`. */
  @IdColumn({ references: 'staff' })
  ownerId!: StaffId;

  @DomainColumn('ownership_kind')
  ownerKind!: OwnershipKind;

  @InstantColumn()
  ownerSince!: Instant;

  @IdColumn({ references: 'staff', nullable: true })
  contactPersonId!: StaffId | null;

  /** Staff complained about. */
  @Column('uuid', { array: true, default: () => "'{}'" })
  conflicts!: StaffId[];

  /** Evidence of the steps: ids of texts, codes and numbers. */
  @Column('jsonb', { nullable: true })
  atmosphere!: object | null;

  @Column('jsonb', { nullable: true })
  diagnosis!: object | null;

  @Column('jsonb', { nullable: true })
  agreement!: object | null;

  @Column('jsonb', { default: () => "'[]'" })
  reentries!: readonly object[];

  @IdColumn({ references: 'complaint_text', nullable: true })
  refusalTextId!: TextId | null;

  @IdColumn({ references: 'complaint_text', nullable: true })
  outcomeWantedTextId!: TextId | null;

  @DomainColumn('outcome', { nullable: true })
  outcome!: Outcome | null;

  @DomainColumn('closure_way', { nullable: true })
  closureWay!: ClosureWay | null;

  @InstantColumn({ nullable: true })
  closedAt!: Instant | null;

  @IdColumn({ references: 'complaint_text', nullable: true })
  closureReasonTextId!: TextId | null;

  @IdColumn({ references: 'complaint', nullable: true })
  mergedIntoId!: ComplaintId | null;

  /** Version of the clock policy that was frozen on it; null for history. */
  @Column('jsonb', { nullable: true })
  policy!: SettingVersion | null;

  @Column('jsonb', { nullable: true })
  calendar!: SettingVersion | null;

  /** When this cycle began: receipt, or the last reopening. */
  @InstantColumn()
  cycleStartedAt!: Instant;

  @InstantColumn()
  levelEnteredAt!: Instant;

  /** When the customer was told that we have it. */
  @InstantColumn({ nullable: true })
  acknowledgedAt!: Instant | null;

  /** When somebody last did something here; the house's own timers do not count. */
  @InstantColumn()
  lastActivityAt!: Instant;

  /** That we wait for the customer: since when, and until when at most. */
  @Column('jsonb', { nullable: true })
  waiting!: object | null;
  // Escalation

  /** Who must act at the level it has reached. */
  @IdColumn({ references: 'staff', nullable: true })
  responsibleId!: StaffId | null;

  /** The highest level it ever stood at. */
  @DomainColumn('level')
  highestLevel!: Level;

  /** Times that a complainant came again in this cycle. */
  @Column('integer', { default: 0 })
  repeatContacts!: number;

  /** The absence of an owner that was noticed last. */
  @Column('jsonb', { nullable: true })
  unattended!: object | null;

  /** When something must next be done about it; `infinity` (null in the program) when nothing is due. Lists sort by it. */
  @InstantColumn({ otherwise: "'infinity'" })
  nextDueAt!: Instant | null;

  /** The main complainant; null when anonymous. */
  @IdColumn({ references: 'customer', nullable: true })
  customerId!: CustomerId | null;

  /** The customer's tier at receipt. */
  @DomainColumn('tier', { nullable: true })
  tier!: Tier | null;

  /** Which company of the group it is against. */
  @TextColumn(200, { nullable: true })
  legalEntity!: string | null;

  @TextColumn(200, { nullable: true })
  product!: string | null;

  /** Rules of a regulator that apply to it. */
  @Column('text', { array: true, default: () => "'{}'" })
  regulatoryFlags!: string[];

  /** Names the rule that says how long it is kept. */
  @TextColumn(100, { nullable: true })
  retentionClass!: string | null;

  /** Where an import took it from; the same row is never taken twice. */
  @TextColumn(300, { nullable: true })
  importKey!: string | null;

  /** When the row was made, which is not when the complaint was received. */
  @InstantColumn()
  createdAt!: Instant;

  /** Who registered it; null when the house did. */
  @IdColumn({ references: 'staff', nullable: true })
  createdById!: StaffId | null;
}
