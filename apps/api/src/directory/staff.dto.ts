import { ApiSchema } from '@nestjs/swagger';
import {
  type Instant,
  type Level,
  LEVELS,
  type Locale,
  LOCALES,
  type Role,
  ROLES,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import type { Absence, Leaving, MemberAmendment, NewMember, StaffFilter, StaffRow } from '@redress/directory';
import { PageQueryDto } from '../http/page-query.dto';
import { Id, InstantField, OneOf, Pattern, Text, Truth, Zone } from '../http/validation';
import { ShownId, ShownInstant, ShownNumber, ShownOneOf, ShownText, ShownTruth } from '../openapi/shown';
import { shownPage } from '../openapi/shown-page';

const ALL_ROLES = { min: 1, max: ROLES.length };

@ApiSchema({ name: 'Member' })
export class MemberDto implements StaffRow {
  @ShownId() declare id: StaffId;
  @ShownText() declare login: string;
  @ShownText() declare name: string;
  @ShownOneOf(ROLES, { name: 'Role', list: true }) declare roles: Role[];
  @ShownOneOf(LEVELS, { name: 'Level' }) declare level: Level;
  @ShownId() declare unitId: UnitId;
  @ShownId({ nullable: true, description: 'Takes over while this person is absent, or once they left.' })
  declare deputyId: StaffId | null;
  @ShownTruth({ description: 'False once they left.' }) declare active: boolean;
  @ShownInstant({ nullable: true }) declare absentFrom: Instant | null;
  @ShownInstant({ nullable: true, description: 'First moment back.' }) declare absentUntil: Instant | null;
  @ShownOneOf(LOCALES, { name: 'Locale' }) declare locale: Locale;
  @ShownText() declare zone: string;
}

export const MemberPageDto = shownPage('MemberPage', MemberDto);

@ApiSchema({ name: 'NewMember' })
export class NewMemberDto implements NewMember {
  @Pattern(/^[A-Za-z0-9][A-Za-z0-9._@-]*$/, {
    max: 120,
    description: 'What they sign in with; never changes.',
    example: 'li.wei',
  })
  declare login: string;

  @Text({ max: 200 })
  declare name: string;

  @Text({ min: 10, max: 200 })
  declare password: string;

  @OneOf(ROLES, { name: 'Role', list: ALL_ROLES })
  declare roles: Role[];

  @OneOf(LEVELS, { name: 'Level' })
  declare level: Level;

  @Id()
  declare unitId: UnitId;

  @Id({ optional: true, nullable: true })
  declare deputyId?: StaffId | null;

  @OneOf(LOCALES, { name: 'Locale' })
  declare locale: Locale;

  @Zone()
  declare zone: string;
}

@ApiSchema({ name: 'MemberAmendment' })
export class MemberAmendmentDto implements MemberAmendment {
  @Text({ max: 200, optional: true })
  declare name?: string;

  @OneOf(ROLES, { name: 'Role', list: ALL_ROLES, optional: true })
  declare roles?: Role[];

  @OneOf(LEVELS, { name: 'Level', optional: true })
  declare level?: Level;

  @Id({ optional: true })
  declare unitId?: UnitId;

  @Id({ optional: true, nullable: true })
  declare deputyId?: StaffId | null;

  @OneOf(LOCALES, { name: 'Locale', optional: true })
  declare locale?: Locale;

  @Zone({ optional: true })
  declare zone?: string;
}

@ApiSchema({ name: 'Absence' })
export class AbsenceDto implements Absence {
  @InstantField()
  declare from: Instant;

  @InstantField({ nullable: true, description: 'First moment back; null for an absence without an end.' })
  declare until: Instant | null;
}

@ApiSchema({ name: 'PasswordReset' })
export class PasswordResetDto {
  @Text({ min: 10, max: 200 })
  declare password: string;
}

@ApiSchema({ name: 'Leaving' })
export class LeavingDto implements Leaving {
  @ShownId() declare staffId: StaffId;
  @ShownId({ description: 'Who owns their complaints now.' }) declare deputyId: StaffId;
  @ShownNumber({ description: 'Complaints passed on.' }) declare complaints: number;
}

export class StaffListDto extends PageQueryDto implements StaffFilter {
  @Id({ optional: true, description: 'Everybody of this unit and of those below it.' })
  declare unitId?: UnitId;

  @OneOf(ROLES, { name: 'Role', optional: true })
  declare role?: Role;

  @Truth({ optional: true, inQuery: true })
  declare active?: boolean;

  @Text({ max: 200, optional: true, description: 'Beginning of a name or login.' })
  declare search?: string;
}
