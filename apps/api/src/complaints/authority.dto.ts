import { ApiSchema } from '@nestjs/swagger';
import type { Allowance, AuthorityMeter, MeterReading } from '@redress/complaint-domain';
import { APPROVAL_VIEWS, type ApprovalRow, type ApprovalView, type DecisionTimes } from '@redress/complaints';
import {
  APPROVAL_STATES,
  type ApprovalId,
  type ApprovalState,
  type ComplainantId,
  type ComplaintId,
  type CustomerId,
  type Instant,
  type Level,
  LEVELS,
  REMEDY_KINDS,
  type RemedyId,
  type RemedyKind,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import { PageQueryDto } from '../http/page-query.dto';
import { Id, InstantField, MoneyDto, OneOf } from '../http/validation';
import { ShownId, ShownInstant, ShownNumber, ShownOf, ShownOneOf, ShownText } from '../openapi/shown';
import { shownPage } from '../openapi/shown-page';

const nullable = { nullable: true } as const;

@ApiSchema({ name: 'Allowance' })
class AllowanceDto implements Allowance {
  @ShownNumber({ nullable: true, description: 'Minor units; null: no limit.' }) declare limit: number | null;
  @ShownNumber() declare used: number;
  @ShownNumber(nullable) declare left: number | null;
}

@ApiSchema({ name: 'MeterReading' })
class MeterReadingDto implements MeterReading {
  @ShownId() declare complainantId: ComplainantId;
  @ShownText({ description: 'ISO 4217.' }) declare currency: string;
  @ShownNumber({ nullable: true, description: 'What you may grant at once now, in minor units; null: no limit.' })
  declare left: number | null;
  @ShownOf(() => AllowanceDto) declare perComplaint: AllowanceDto;
  @ShownOf(() => AllowanceDto, { nullable: true, description: 'Null for somebody anonymous.' })
  declare perCustomerYear: AllowanceDto | null;
}

/** What somebody may grant on a complaint at once. */
@ApiSchema({ name: 'AuthorityMeter' })
export class AuthorityMeterDto implements AuthorityMeter {
  @ShownOneOf(LEVELS, { name: 'Level' }) declare level: Level;
  @ShownOneOf(REMEDY_KINDS, { name: 'RemedyKind', list: true }) declare kinds: RemedyKind[];
  @ShownOf(() => MeterReadingDto, { list: true, description: 'One for each complainant and currency.' })
  declare readings: MeterReadingDto[];
}

@ApiSchema({ name: 'ApprovalRow' })
class ApprovalRowDto implements ApprovalRow {
  @ShownId() declare id: ApprovalId;
  @ShownOneOf(APPROVAL_STATES, { name: 'ApprovalState' }) declare state: ApprovalState;
  @ShownId() declare complaintId: ComplaintId;
  @ShownText({ description: 'Number of the complaint.' }) declare number: string;
  @ShownId() declare unitId: UnitId;
  @ShownId() declare ownerId: StaffId;
  @ShownId(nullable) declare customerId: CustomerId | null;
  @ShownText(nullable) declare customerName: string | null;
  @ShownId() declare remedyId: RemedyId;
  @ShownOneOf(REMEDY_KINDS, { name: 'RemedyKind' }) declare kind: RemedyKind;
  @ShownOneOf(LEVELS, { name: 'Level', description: 'The level that is asked.' }) declare level: Level;
  @ShownOf(() => MoneyDto, nullable) declare money: MoneyDto | null;
  @ShownOf(() => MoneyDto, { nullable: true, description: 'What was offered instead.' })
  declare counter: MoneyDto | null;
  @ShownId() declare askedById: StaffId;
  @ShownText() declare askedByName: string;
  @ShownInstant() declare askedAt: Instant;
  @ShownInstant({ description: 'Since when it waits: the order of the list.' }) declare since: Instant;
  @ShownId({ nullable: true, description: 'To whom it was delegated.' }) declare delegateId: StaffId | null;
}

export const ApprovalPageDto = shownPage('ApprovalPage', ApprovalRowDto);

export class ApprovalListDto extends PageQueryDto {
  @OneOf(APPROVAL_VIEWS, {
    name: 'ApprovalView',
    optional: true,
    description:
      'mine unless told: what you may decide; unit: all that wait in a unit and those below; answers: counter-offers on your complaints.',
  })
  declare view?: ApprovalView;

  @Id({ optional: true, description: 'For the view unit: which one; yours unless told.' })
  declare unitId?: UnitId;
}

export class DecisionTimesQueryDto {
  @InstantField({ description: 'Decided from here on.' })
  declare from: Instant;

  @InstantField({ description: 'Decided before.' })
  declare until: Instant;
}

@ApiSchema({ name: 'DecisionTimes' })
export class DecisionTimesDto implements DecisionTimes {
  @ShownId() declare unitId: UnitId;
  @ShownOneOf(LEVELS, { name: 'Level', description: 'The level that decided.' }) declare level: Level;
  @ShownNumber() declare approved: number;
  @ShownNumber() declare rejected: number;
  @ShownNumber() declare countered: number;
  @ShownNumber({ description: 'Half of them were decided within so many minutes of being asked for.' })
  declare medianMinutes: number;
  @ShownNumber({ description: 'Nine of ten.' }) declare slowMinutes: number;
}
