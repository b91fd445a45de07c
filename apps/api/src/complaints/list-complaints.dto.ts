import { ApiSchema } from '@nestjs/swagger';
import { type ListFilter, type Sort, SORTS, type View, VIEWS } from '@redress/complaints';
import {
  type Channel,
  CHANNELS,
  CLOCK_KINDS,
  type ClockKind,
  COMPLAINT_STATUSES,
  type ComplaintStatus,
  type CustomerId,
  type Instant,
  type Level,
  LEVELS,
  type Severity,
  SEVERITIES,
  type StaffId,
  type Step,
  STEPS,
  type Tier,
  TIERS,
  type UnitId,
} from '@redress/contracts';
import { Id, InstantField, OneOf, Pattern, Text, Truth, WholeNumber } from '../http/validation';

/** What a list can be narrowed to; also what a saved filter keeps. */
@ApiSchema({ name: 'ListFilter' })
export class ListFilterDto implements ListFilter {
  @OneOf(VIEWS, {
    name: 'View',
    description:
      'mine: owned, as contact person, or standing in; asked: my help or answer is wanted; unit: one unit and those below; all: everything in sight.',
  })
  declare view: View;

  @OneOf(COMPLAINT_STATUSES, { name: 'ComplaintStatus', optional: true, description: 'open unless told.' })
  declare status?: ComplaintStatus;

  @OneOf(STEPS, { name: 'Step', optional: true })
  declare step?: Step;

  @OneOf(LEVELS, { name: 'Level', optional: true })
  declare level?: Level;

  @OneOf(CHANNELS, { name: 'Channel', optional: true })
  declare channel?: Channel;

  @OneOf(TIERS, { name: 'Tier', optional: true })
  declare tier?: Tier;

  @OneOf(SEVERITIES, { name: 'Severity', optional: true, inQuery: true })
  declare severity?: Severity;

  @Id({ optional: true, description: 'For the view unit: which one; yours unless told.' })
  declare unitId?: UnitId;

  @Id({ optional: true })
  declare ownerId?: StaffId;

  @Id({ optional: true })
  declare customerId?: CustomerId;

  @Truth({ optional: true, inQuery: true, description: 'Nobody has answered yet: the duty officer owns.' })
  declare unowned?: boolean;

  @Truth({ optional: true, inQuery: true })
  declare safety?: boolean;

  @Truth({ optional: true, inQuery: true })
  declare threatened?: boolean;

  @Truth({ optional: true, inQuery: true, description: 'We wait for the customer.' })
  declare waiting?: boolean;

  @OneOf(CLOCK_KINDS, { name: 'ClockKind', optional: true, description: 'A clock of this kind is broken.' })
  declare brokenClock?: ClockKind;

  @InstantField({ optional: true })
  declare dueBefore?: Instant;

  @InstantField({ optional: true })
  declare receivedFrom?: Instant;

  @InstantField({ optional: true })
  declare receivedBefore?: Instant;

  @Pattern(/^C-\d{4}-\d{6,12}$/, { max: 20, optional: true, description: 'The number people use.' })
  declare number?: string;
}

@ApiSchema({ name: 'ListComplaints' })
export class ListComplaintsDto extends ListFilterDto {
  @OneOf(SORTS, { name: 'Sort', optional: true, description: 'due unless told.' })
  declare sort?: Sort;

  @WholeNumber({ min: 1, max: 100, optional: true, inQuery: true, description: '50 unless told.' })
  declare limit?: number;

  @Text({ max: 200, optional: true, description: 'The mark `next` of the page before.' })
  declare after?: string;
}
