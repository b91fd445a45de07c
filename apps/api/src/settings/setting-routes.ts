import { Body, Get, HttpCode, HttpStatus, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiSchema } from '@nestjs/swagger';
import type { Setting, SettingBodies } from '@redress/complaint-domain';
import {
  type Instant,
  type Result,
  SETTING_KINDS,
  type SettingId,
  type SettingKind,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import type { Page, RequestContext } from '@redress/directory';
import type { NewSetting, SettingEdit, SettingFilter, SettingRow, Settings, SettingsReading } from '@redress/settings';
import { Asking } from '../http/asking.decorator';
import { PageQueryDto, USUAL_PAGE } from '../http/page-query.dto';
import { Id, Nested, PathId, Text, Truth, WholeNumber } from '../http/validation';
import { ShownId, ShownInstant, ShownNumber, ShownOf, ShownOneOf, ShownText } from '../openapi/shown';
import { shownPage } from '../openapi/shown-page';

/** Versions are counted in four bytes. */
const MOST_VERSIONS = 2_147_483_647;

class SettingListDto extends PageQueryDto implements SettingFilter {
  @Id({ optional: true, description: 'Those of this unit and everything below it.' })
  declare under?: UnitId;

  @Truth({ optional: true, inQuery: true, description: 'Those no longer in use as well.' })
  declare retired?: boolean;
}

class InForceQueryDto {
  @Id({ description: 'For which unit.' })
  declare unitId: UnitId;
}

class RetirementDto {
  @WholeNumber({ min: 1, max: MOST_VERSIONS, description: 'The version you saw.' })
  declare against: number;
}

/** What the controller of a kind is made of. */
export type SettingRoutes = abstract new (
  settings: Settings,
  reading: SettingsReading,
) => {
  readonly settings: Settings;
  readonly reading: SettingsReading;
};

/**
 * The routes that every kind of setting has: list, what is in force, read, history, add, edit, retire. The controller of a
 * kind extends it and gives the address:
 *
 *     @Controller('api/v1/ladders')
 *     export class LaddersController extends settingRoutes('ladder', 'Ladder', LadderBodyDto) {
 *       constructor(settings: Settings, reading: SettingsReading) { super(settings, reading); }
 *     }
 *
 * @param name what one of them is called in the document
 * @param bodyType the class that checks and describes its body
 */
export function settingRoutes<K extends SettingKind>(
  kind: K,
  name: string,
  bodyType: new () => SettingBodies[K],
): SettingRoutes {
  const called = name.toLowerCase();

  @ApiSchema({ name })
  class SettingDto implements SettingRow<K> {
    @ShownOneOf(SETTING_KINDS, { name: 'SettingKind' }) declare kind: K;
    @ShownId() declare id: SettingId;
    @ShownNumber({ description: 'A version never changes; an edit makes the next one.' }) declare version: number;
    @ShownId({ description: 'In force there and below, unless something nearer is.' }) declare unitId: UnitId;
    @ShownText() declare name: string;
    @ShownOf(() => bodyType) declare body: SettingBodies[K];
    @ShownInstant() declare createdAt: Instant;
    @ShownId({ nullable: true, description: 'Null: the house itself.' }) declare createdById: StaffId | null;
    @ShownInstant({ nullable: true }) declare retiredAt: Instant | null;
  }

  @ApiSchema({ name: `${name}InForce` })
  class SettingInForceDto implements Setting<K> {
    @ShownOneOf(SETTING_KINDS, { name: 'SettingKind' }) declare kind: K;
    @ShownId() declare id: SettingId;
    @ShownNumber({ description: '0: the built-in default.' }) declare version: number;
    @ShownId({ nullable: true, description: 'The unit it comes from; null: built in.' }) declare unitId: UnitId | null;
    @ShownText({ nullable: true }) declare name: string | null;
    @ShownOf(() => bodyType) declare body: SettingBodies[K];
  }

  const PageDto = shownPage(`${name}Page`, SettingDto);

  @ApiSchema({ name: `New${name}` })
  class NewSettingDto implements NewSetting<K> {
    @Id() declare unitId: UnitId;
    @Text({ max: 200 }) declare name: string;
    @Nested(() => bodyType) declare body: SettingBodies[K];
  }

  @ApiSchema({ name: `${name}Edit` })
  class SettingEditDto implements SettingEdit<K> {
    @WholeNumber({ min: 1, max: MOST_VERSIONS, description: 'The version you edited.' })
    declare against: number;

    @Text({ max: 200 }) declare name: string;
    @Nested(() => bodyType) declare body: SettingBodies[K];
  }

  abstract class Routes {
    constructor(
      readonly settings: Settings,
      readonly reading: SettingsReading,
    ) {}

    @Get()
    @ApiOperation({ summary: `Each ${called} by name, newest version.` })
    @ApiOkResponse({ type: PageDto })
    list(
      @Asking() asking: RequestContext,
      @Query() { after, limit, ...filter }: SettingListDto,
    ): Promise<Result<Page<SettingRow<K>>>> {
      return this.reading.page(asking, kind, filter, after, limit ?? USUAL_PAGE);
    }

    @Get('in-force')
    @ApiOperation({ summary: `What is in force for a unit: the nearest first, the built-in default last.` })
    @ApiOkResponse({ type: SettingInForceDto, isArray: true })
    inForce(
      @Asking() asking: RequestContext,
      @Query() { unitId }: InForceQueryDto,
    ): Promise<Result<readonly Setting<K>[]>> {
      return this.reading.inForce(asking, kind, unitId);
    }

    @Get(':settingId')
    @ApiOperation({ summary: `One ${called}, newest version.` })
    @ApiOkResponse({ type: SettingDto })
    read(@Asking() asking: RequestContext, @PathId('settingId') id: SettingId): Promise<Result<SettingRow<K>>> {
      return this.reading.read(asking, kind, id);
    }

    @Get(':settingId/versions')
    @ApiOperation({ summary: 'Every version, newest first: who changed it, when, and what it said.' })
    @ApiOkResponse({ type: SettingDto, isArray: true })
    versions(
      @Asking() asking: RequestContext,
      @PathId('settingId') id: SettingId,
    ): Promise<Result<readonly SettingRow<K>[]>> {
      return this.reading.versions(asking, kind, id);
    }

    @Post()
    @ApiOperation({ summary: `Add a ${called} to a unit.` })
    @ApiCreatedResponse({ type: SettingDto })
    add(@Asking() asking: RequestContext, @Body() body: NewSettingDto): Promise<Result<SettingRow<K>>> {
      return this.settings.add(asking, kind, body);
    }

    @Put(':settingId')
    @ApiOperation({ summary: 'Make the next version. Complaints keep the version they came in under.' })
    @ApiOkResponse({ type: SettingDto })
    edit(
      @Asking() asking: RequestContext,
      @PathId('settingId') id: SettingId,
      @Body() body: SettingEditDto,
    ): Promise<Result<SettingRow<K>>> {
      return this.settings.edit(asking, kind, id, body);
    }

    @Post(':settingId/retire')
    @HttpCode(HttpStatus.OK)
    @ApiOperation({ summary: 'Take it out of use: what lies further up the tree is in force again.' })
    @ApiOkResponse({ type: SettingDto })
    retire(
      @Asking() asking: RequestContext,
      @PathId('settingId') id: SettingId,
      @Body() { against }: RetirementDto,
    ): Promise<Result<SettingRow<K>>> {
      return this.settings.retire(asking, kind, id, against);
    }
  }
  return Routes;
}
