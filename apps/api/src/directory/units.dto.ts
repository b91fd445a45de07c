import { ApiSchema } from '@nestjs/swagger';
import { type StaffId, UNIT_KINDS, type UnitId, type UnitKind } from '@redress/contracts';
import type { NewUnit, UnitAmendment, UnitFilter, UnitRow } from '@redress/directory';
import { PageQueryDto } from '../http/page-query.dto';
import { Id, OneOf, Text, Truth, Zone } from '../http/validation';
import { ShownId, ShownOneOf, ShownText, ShownTruth } from '../openapi/shown';
import { shownPage } from '../openapi/shown-page';

@ApiSchema({ name: 'Unit' })
export class UnitDto implements UnitRow {
  @ShownId() declare id: UnitId;
  @ShownText() declare name: string;
  @ShownText({ nullable: true }) declare nameZh: string | null;
  @ShownOneOf(UNIT_KINDS, { name: 'UnitKind' }) declare kind: UnitKind;
  @ShownId({ nullable: true }) declare parentId: UnitId | null;
  @ShownId({ nullable: true, description: 'Owns what arrives before a person answers; looked for upwards where null.' })
  declare dutyOfficerId: StaffId | null;
  @ShownText() declare zone: string;
  @ShownTruth() declare active: boolean;
}

export const UnitPageDto = shownPage('UnitPage', UnitDto);

@ApiSchema({ name: 'NewUnit' })
export class NewUnitDto implements NewUnit {
  @Text({ max: 200 })
  declare name: string;

  @Text({ max: 200, optional: true, nullable: true })
  declare nameZh?: string | null;

  @OneOf(UNIT_KINDS, { name: 'UnitKind' })
  declare kind: UnitKind;

  @Id({ nullable: true, description: 'Null for a headquarters.' })
  declare parentId: UnitId | null;

  @Id({ optional: true, nullable: true })
  declare dutyOfficerId?: StaffId | null;

  @Zone()
  declare zone: string;
}

@ApiSchema({ name: 'UnitAmendment' })
export class UnitAmendmentDto implements UnitAmendment {
  @Text({ max: 200, optional: true })
  declare name?: string;

  @Text({ max: 200, optional: true, nullable: true })
  declare nameZh?: string | null;

  @Id({ optional: true, description: 'Moves the unit and all below it.' })
  declare parentId?: UnitId;

  @Id({ optional: true, nullable: true })
  declare dutyOfficerId?: StaffId | null;

  @Zone({ optional: true })
  declare zone?: string;

  @Truth({ optional: true })
  declare active?: boolean;
}

export class UnitListDto extends PageQueryDto implements UnitFilter {
  @Id({ optional: true, description: 'This unit and everything below it.' })
  declare under?: UnitId;

  @OneOf(UNIT_KINDS, { name: 'UnitKind', optional: true })
  declare kind?: UnitKind;

  @Truth({ optional: true, inQuery: true })
  declare active?: boolean;
}
