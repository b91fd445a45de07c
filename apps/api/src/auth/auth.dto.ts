import { ApiSchema } from '@nestjs/swagger';
import { type Level, LEVELS, type Locale, LOCALES, PERMISSIONS, type Role, ROLES, SCOPES } from '@redress/contracts';
import { Text } from '../http/validation';
import { ShownId, ShownInstant, ShownMap, ShownOneOf, ShownText } from '../openapi/shown';

@ApiSchema({ name: 'Login' })
export class LoginDto {
  @Text({ max: 120, example: 'li.wei' })
  declare login: string;

  @Text({ max: 200, min: 0 })
  declare password: string;
}

@ApiSchema({ name: 'ChangePassword' })
export class ChangePasswordDto {
  @Text({ max: 200, min: 0, description: 'The present password.' })
  declare present: string;

  @Text({ max: 200, min: 10, description: 'The password wanted; every session ends.' })
  declare wanted: string;
}

/** Who is signed in, and what they may do how far. */
@ApiSchema({ name: 'Me' })
export class MeDto {
  @ShownId() declare staffId: string;
  @ShownText() declare login: string;
  @ShownText() declare name: string;
  @ShownOneOf(['staff', 'machine'], { description: 'machine: an API key acting as this person.' })
  declare kind: 'staff' | 'machine';
  @ShownOneOf(ROLES, { name: 'Role', list: true }) declare roles: readonly Role[];
  @ShownOneOf(LEVELS, { name: 'Level' }) declare level: Level;
  @ShownId() declare unitId: string;
  @ShownId({ list: true, description: 'The own unit and every unit below it.' }) declare unitIds: readonly string[];
  @ShownId({ list: true, description: 'Absent colleagues for whom this person stands in now.' })
  declare deputyFor: readonly string[];
  @ShownOneOf(LOCALES, { name: 'Locale' }) declare locale: Locale;
  @ShownText() declare zone: string;
  @ShownMap({
    description: `How far each permission reaches: ${SCOPES.join(', ')}. Permissions: ${Object.keys(PERMISSIONS).join(', ')}.`,
  })
  declare permissions: Readonly<Record<string, string>>;
  @ShownInstant({ nullable: true, description: 'When the session or key ends; null for a key without an end.' })
  declare expiresAt: string | null;
}
