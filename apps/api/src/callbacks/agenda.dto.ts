import { ApiSchema } from '@nestjs/swagger';
import { type AgendaPage, type AgendaRow, type CallbackKeeping, MOST_ROWS } from '@redress/callbacks';
import {
  CALLBACK_KINDS,
  CALLBACK_STATES,
  type CallbackId,
  type CallbackKind,
  type CallbackState,
  type ComplaintId,
  type Instant,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import { Id, InstantField, OneOf, Text, Truth, WholeNumber } from '../http/validation';
import { ShownId, ShownInstant, ShownNumber, ShownOf, ShownOneOf, ShownText, ShownTruth } from '../openapi/shown';

export class AgendaQueryDto {
  @InstantField({ description: 'First moment of the day or week shown.' })
  declare from: Instant;

  @InstantField({ description: 'The end, left out; a month later at most.' })
  declare until: Instant;

  @OneOf(['mine', 'unit'], {
    optional: true,
    description:
      'mine: the own calls and those one stands in for; unit: those of a unit and all below. mine unless told.',
  })
  declare of?: 'mine' | 'unit';

  @Id({ optional: true, description: 'The unit; the own unless told.' })
  declare unitId?: UnitId;

  @Id({ optional: true, description: 'Only calls that this person is to make.' })
  declare staffId?: StaffId;

  @Truth({ optional: true, inQuery: true, description: 'Only calls still owed.' })
  declare open?: boolean;

  @Text({ max: 80, optional: true, description: '`next` of the page before.' })
  declare after?: string;

  @WholeNumber({ min: 1, max: MOST_ROWS, optional: true, inQuery: true, description: '200 unless told.' })
  declare limit?: number;
}

@ApiSchema({ name: 'AgendaRow' })
export class AgendaRowDto implements AgendaRow {
  @ShownId() declare callbackId: CallbackId;
  @ShownId() declare complaintId: ComplaintId;
  @ShownText({ description: 'Number of the complaint.' }) declare number: string;
  @ShownOneOf(CALLBACK_KINDS, { name: 'CallbackKind' }) declare kind: CallbackKind;
  @ShownOneOf(CALLBACK_STATES, { name: 'CallbackState' }) declare state: CallbackState;
  @ShownInstant() declare dueAt: Instant;
  @ShownInstant() declare until: Instant;
  @ShownText({ description: 'Zone of whoever is called.' }) declare zone: string;
  @ShownText({ nullable: true, description: 'Null once erased.' }) declare customerName: string | null;
  @ShownId() declare unitId: UnitId;
  @ShownId({ description: 'Who is to call.' }) declare responsibleId: StaffId;
  @ShownTruth({ description: 'The customer was told this window.' }) declare promised: boolean;
  @ShownInstant({ nullable: true }) declare missedAt: Instant | null;
  @ShownNumber() declare attempts: number;
  @ShownNumber() declare maxAttempts: number;
  @ShownNumber() declare generation: number;
  @ShownId({ nullable: true, description: 'Who took the call.' }) declare claimedById: StaffId | null;
  @ShownInstant({ nullable: true }) declare claimedUntil: Instant | null;
}

@ApiSchema({ name: 'AgendaPage' })
export class AgendaPageDto implements AgendaPage {
  @ShownOf(() => AgendaRowDto, { list: true }) declare rows: AgendaRowDto[];
  @ShownText({ nullable: true }) declare next: string | null;
}

export class KeepingOfCallsQueryDto {
  @InstantField({ description: 'Windows that ended from this moment on.' })
  declare from: Instant;

  @InstantField({ description: 'And before this one.' })
  declare until: Instant;
}

@ApiSchema({ name: 'CallbackKeepingOfOne' })
export class CallbackKeepingDto implements CallbackKeeping {
  @ShownId({ description: 'The person or unit.' }) declare id: StaffId | UnitId;
  @ShownNumber({ description: 'Windows that were told and stand: kept, missed, or ahead.' }) declare promised: number;
  @ShownNumber() declare kept: number;
  @ShownNumber() declare missed: number;
  @ShownNumber() declare open: number;
  @ShownNumber({ description: 'Moved before they passed.' }) declare moved: number;
  @ShownNumber() declare cancelled: number;
}

@ApiSchema({ name: 'CallbackKeeping' })
export class CallbackKeepingsDto {
  @ShownOf(() => CallbackKeepingDto, { list: true }) declare people: CallbackKeepingDto[];
  @ShownOf(() => CallbackKeepingDto, { list: true }) declare units: CallbackKeepingDto[];
}

@ApiSchema({ name: 'SecretAddress' })
export class SecretAddressDto {
  @ShownText({ description: 'Shown this once.' }) declare url: string;
}
