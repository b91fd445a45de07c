import { ApiSchema } from '@nestjs/swagger';
import {
  CONTACT_KINDS,
  type ContactKind,
  CUSTOMER_KINDS,
  type CustomerId,
  type CustomerKind,
  type EquipmentId,
  type Instant,
  type Locale,
  LOCALES,
  type Tier,
  TIERS,
} from '@redress/contracts';
import type {
  BelongingChanged,
  ContactRow,
  CustomerAmendment,
  CustomerChanged,
  CustomerDetail,
  CustomerFilter,
  CustomerSummary,
  EquipmentRow,
  Erased,
  NewContact,
  NewCustomer,
  NewEquipment,
  PersonalDataExport,
} from '@redress/directory';
import { PageQueryDto } from '../http/page-query.dto';
import { Day, Id, MoneyDto, MoneyField, Nested, OneOf, Text, Truth, WholeNumber, Zone } from '../http/validation';
import {
  ShownDay,
  ShownId,
  ShownInstant,
  ShownMap,
  ShownNumber,
  ShownOf,
  ShownOneOf,
  ShownText,
  ShownTruth,
} from '../openapi/shown';
import { shownPage } from '../openapi/shown-page';
import { ContactValue } from './contact-value';

@ApiSchema({ name: 'Contact' })
export class ContactDto implements ContactRow {
  @ShownId() declare id: string;
  @ShownOneOf(CONTACT_KINDS, { name: 'ContactKind' }) declare kind: ContactKind;
  @ShownText({ description: 'As given; masked for those who do not work with customers.' }) declare value: string;
  @ShownTruth() declare preferred: boolean;
}

@ApiSchema({ name: 'Equipment' })
export class EquipmentDto implements EquipmentRow {
  @ShownId() declare id: EquipmentId;
  @ShownText() declare model: string;
  @ShownText({ nullable: true }) declare serial: string | null;
  @ShownDay({ nullable: true }) declare purchasedOn: string | null;
  @ShownDay({ nullable: true, description: 'The last day covered.' }) declare warrantyUntil: string | null;
  @ShownText({ nullable: true }) declare servicePackage: string | null;
}

@ApiSchema({ name: 'CustomerSummary' })
export class CustomerSummaryDto implements CustomerSummary {
  @ShownId() declare id: CustomerId;
  @ShownOneOf(CUSTOMER_KINDS, { name: 'CustomerKind' }) declare kind: CustomerKind;
  @ShownText({ nullable: true, description: 'Null once erased.' }) declare name: string | null;
  @ShownOneOf(TIERS, { name: 'Tier' }) declare tier: Tier;
  @ShownId({ nullable: true }) declare dealerId: CustomerId | null;
  @ShownOf(() => ContactDto, { list: true }) declare contacts: ContactDto[];
  @ShownNumber() declare openComplaints: number;
}

@ApiSchema({ name: 'Customer' })
export class CustomerDto extends CustomerSummaryDto implements CustomerDetail {
  @ShownNumber({ description: 'Send it with the next change.' }) declare version: number;
  @ShownOneOf(LOCALES, { name: 'Locale' }) declare locale: Locale;
  @ShownText() declare zone: string;
  @ShownOf(() => MoneyDto, { nullable: true }) declare annualRevenue: MoneyDto | null;
  @ShownText({ nullable: true }) declare notes: string | null;
  @ShownOf(() => EquipmentDto, { list: true }) declare equipment: EquipmentDto[];
  @ShownInstant({ nullable: true }) declare erasedAt: Instant | null;
  @ShownInstant() declare createdAt: Instant;
  @ShownInstant() declare updatedAt: Instant;
}

export const CustomerPageDto = shownPage('CustomerPage', CustomerSummaryDto);

@ApiSchema({ name: 'NewContact' })
export class NewContactDto implements NewContact {
  @OneOf(CONTACT_KINDS, { name: 'ContactKind' })
  declare kind: ContactKind;

  @ContactValue()
  declare value: string;

  @Truth({ optional: true, description: 'The one of its kind to use first.' })
  declare preferred?: boolean;
}

@ApiSchema({ name: 'NewCustomer' })
export class NewCustomerDto implements NewCustomer {
  @Text({ max: 200 })
  declare name: string;

  @OneOf(CUSTOMER_KINDS, { name: 'CustomerKind' })
  declare kind: CustomerKind;

  @OneOf(TIERS, { name: 'Tier', optional: true, description: 'standard unless told.' })
  declare tier?: Tier;

  @OneOf(LOCALES, {
    name: 'Locale',
    optional: true,
    description: 'Language the customer is written to in; en unless told.',
  })
  declare locale?: Locale;

  @Zone({ optional: true, description: 'Callbacks keep the quiet hours of this zone.' })
  declare zone?: string;

  @MoneyField({ optional: true, nullable: true, description: 'What the customer spends with us in a year.' })
  declare annualRevenue?: MoneyDto | null;

  @Id({ optional: true, nullable: true, description: 'The dealer this customer belongs to.' })
  declare dealerId?: CustomerId | null;

  @Text({ max: 4000, multiline: true, optional: true, nullable: true })
  declare notes?: string | null;

  @Nested(() => NewContactDto, { list: { min: 0, max: 20 }, optional: true })
  declare contacts?: NewContactDto[];
}

@ApiSchema({ name: 'CustomerAmendment' })
export class CustomerAmendmentDto implements CustomerAmendment {
  @WholeNumber({ min: 1, max: 2_147_483_647, description: 'The version that was read; another one by now is refused.' })
  declare version: number;

  @Text({ max: 200, optional: true })
  declare name?: string;

  @OneOf(CUSTOMER_KINDS, { name: 'CustomerKind', optional: true })
  declare kind?: CustomerKind;

  @OneOf(TIERS, { name: 'Tier', optional: true })
  declare tier?: Tier;

  @OneOf(LOCALES, { name: 'Locale', optional: true })
  declare locale?: Locale;

  @Zone({ optional: true })
  declare zone?: string;

  @MoneyField({ optional: true, nullable: true })
  declare annualRevenue?: MoneyDto | null;

  @Id({ optional: true, nullable: true })
  declare dealerId?: CustomerId | null;

  @Text({ max: 4000, multiline: true, optional: true, nullable: true })
  declare notes?: string | null;
}

@ApiSchema({ name: 'NewEquipment' })
export class NewEquipmentDto implements NewEquipment {
  @Text({ max: 200 })
  declare model: string;

  @Text({ max: 200, optional: true, nullable: true })
  declare serial?: string | null;

  @Day({ optional: true, nullable: true })
  declare purchasedOn?: string | null;

  @Day({ optional: true, nullable: true, description: 'The last day covered.' })
  declare warrantyUntil?: string | null;

  @Text({ max: 200, optional: true, nullable: true })
  declare servicePackage?: string | null;
}

@ApiSchema({ name: 'EquipmentAmendment' })
export class EquipmentAmendmentDto implements Partial<NewEquipment> {
  @Text({ max: 200, optional: true })
  declare model?: string;

  @Text({ max: 200, optional: true, nullable: true })
  declare serial?: string | null;

  @Day({ optional: true, nullable: true })
  declare purchasedOn?: string | null;

  @Day({ optional: true, nullable: true })
  declare warrantyUntil?: string | null;

  @Text({ max: 200, optional: true, nullable: true })
  declare servicePackage?: string | null;
}

@ApiSchema({ name: 'CustomerChanged' })
export class CustomerChangedDto implements CustomerChanged {
  @ShownId() declare id: CustomerId;
  @ShownNumber() declare version: number;
}

@ApiSchema({ name: 'BelongingChanged' })
export class BelongingChangedDto implements BelongingChanged {
  @ShownId() declare customerId: CustomerId;
  @ShownNumber({ description: 'The customer’s version now.' }) declare version: number;
  @ShownId({ description: 'The contact or equipment.' }) declare id: string;
}

@ApiSchema({ name: 'Erased' })
export class ErasedDto implements Erased {
  @ShownId() declare customerId: CustomerId;
  @ShownNumber({ description: 'Complaints from which personal data was taken.' }) declare complaints: number;
}

@ApiSchema({ name: 'PersonalDataExport' })
export class PersonalDataExportDto implements PersonalDataExport {
  @ShownInstant() declare exportedAt: Instant;
  @ShownOf(() => CustomerDto) declare customer: CustomerDto;
  @ShownMap({ list: true, description: 'Everything held in complaints.' }) declare complaints: object[];
}

export class CustomerListDto extends PageQueryDto implements CustomerFilter {
  @Text({
    max: 200,
    optional: true,
    description:
      'Beginning of a name or serial number, a mail address, a phone number or its last four digits or more. A search has one page.',
  })
  declare search?: string;

  @OneOf(CUSTOMER_KINDS, { name: 'CustomerKind', optional: true })
  declare kind?: CustomerKind;

  @OneOf(TIERS, { name: 'Tier', optional: true })
  declare tier?: Tier;

  @Id({ optional: true })
  declare dealerId?: CustomerId;
}
