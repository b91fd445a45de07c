import { ApiSchema } from '@nestjs/swagger';
import type { RegisterComplaint, Who } from '@redress/complaints';
import {
  type Channel,
  CHANNELS,
  COMPLAINANT_ROLES,
  type ComplainantRole,
  CUSTOMER_KINDS,
  type CustomerId,
  type CustomerKind,
  type EquipmentId,
  type Instant,
  type Locale,
  LOCALES,
  type Origin,
  ORIGINS,
  type Severity,
  SEVERITIES,
  type UnitId,
} from '@redress/contracts';
import { Email, Id, InstantField, Nested, OneOf, Phone, Text, Truth, Zone } from '../http/validation';

@ApiSchema({ name: 'NewComplainant' })
class NewCustomerDto {
  @Text({ max: 200 })
  declare name: string;

  @OneOf(CUSTOMER_KINDS, { name: 'CustomerKind', optional: true, description: 'person unless told.' })
  declare kind?: CustomerKind;

  @Phone({ optional: true })
  declare phone?: string;

  @Email({ optional: true })
  declare email?: string;

  @OneOf(LOCALES, { name: 'Locale', optional: true, description: 'Language the customer is written to in.' })
  declare locale?: Locale;

  @Zone({ optional: true, description: 'Where the customer lives: quiet hours and windows of calls go by it.' })
  declare zone?: string;
}

@ApiSchema({ name: 'Who' })
class WhoDto implements Who {
  @Id({ optional: true, description: 'A customer on file.' })
  declare customerId?: CustomerId;

  @Nested(() => NewCustomerDto, { optional: true, description: 'A customer not on file yet.' })
  declare customer?: NewCustomerDto;

  @Truth({ optional: true, description: 'True where the complainant gives no name.' })
  declare anonymous?: boolean;

  @OneOf(COMPLAINANT_ROLES, { name: 'ComplainantRole', optional: true, description: 'customer unless told.' })
  declare role?: ComplainantRole;

  @Truth({ optional: true, description: 'Whether a representative has shown authority to act.' })
  declare authorised?: boolean;
}

/** A first contact: who, what and channel are enough; everything else may come later. */
@ApiSchema({ name: 'RegisterComplaint' })
export class RegisterComplaintDto implements RegisterComplaint {
  @Nested(() => WhoDto, { description: 'One of customerId, customer or anonymous.' })
  declare who: WhoDto;

  @Text({ max: 50_000, multiline: true, description: 'In the customer’s words.' })
  declare what: string;

  @OneOf(CHANNELS, { name: 'Channel' })
  declare channel: Channel;

  @InstantField({ optional: true, description: 'When it reached us; clocks run from here. Now unless told.' })
  declare receivedAt?: Instant;

  @InstantField({ optional: true, description: 'When it happened.' })
  declare incidentAt?: Instant;

  @Id({ optional: true, description: 'The receiving unit; yours unless told.' })
  declare unitId?: UnitId;

  @OneOf(ORIGINS, {
    name: 'Origin',
    optional: true,
    description: 'staff: a latent complaint, noticed before the customer spoke.',
  })
  declare origin?: Origin;

  @Text({ max: 10_000, multiline: true, optional: true, description: 'The remedy requested.' })
  declare outcomeWanted?: string;

  @Text({ max: 100, optional: true, description: 'Code of a category.' })
  declare category?: string;

  @Id({ optional: true })
  declare equipmentId?: EquipmentId;

  @OneOf(SEVERITIES, { name: 'Severity', optional: true })
  declare severity?: Severity;

  @Truth({ optional: true, description: 'Somebody’s safety is at stake.' })
  declare safety?: boolean;

  @Truth({ optional: true, description: 'Who reads it is recorded.' })
  declare confidential?: boolean;

  @Text({ max: 200, optional: true })
  declare legalEntity?: string;

  @Text({ max: 200, optional: true })
  declare product?: string;

  @Text({ max: 50, optional: true, list: { min: 0, max: 20 } })
  declare regulatoryFlags?: string[];
}
