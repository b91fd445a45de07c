import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Result, UnitId } from '@redress/contracts';
import { type Page, type RequestContext, type UnitRow, Units } from '@redress/directory';
import { Asking } from '../http/asking.decorator';
import { USUAL_PAGE } from '../http/page-query.dto';
import { PathId } from '../http/validation';
import { NewUnitDto, UnitAmendmentDto, UnitDto, UnitListDto, UnitPageDto } from './units.dto';

/** The organisation: headquarters, regions, cities, stations. */
@ApiTags('Units')
@Controller('api/v1/units')
export class UnitsController {
  constructor(private readonly units: Units) {}

  @Get()
  @ApiOperation({ summary: 'Units by name.' })
  @ApiOkResponse({ type: UnitPageDto })
  list(
    @Asking() asking: RequestContext,
    @Query() { after, limit, ...filter }: UnitListDto,
  ): Promise<Result<Page<UnitRow>>> {
    return this.units.page(asking, filter, after, limit ?? USUAL_PAGE);
  }

  @Get(':unitId')
  @ApiOperation({ summary: 'One unit.' })
  @ApiOkResponse({ type: UnitDto })
  read(@Asking() asking: RequestContext, @PathId('unitId') id: UnitId): Promise<Result<UnitRow>> {
    return this.units.read(asking, id);
  }

  @Post()
  @ApiOperation({ summary: 'Add a unit.' })
  @ApiCreatedResponse({ type: UnitDto })
  add(@Asking() asking: RequestContext, @Body() body: NewUnitDto): Promise<Result<UnitRow>> {
    return this.units.add(asking, body);
  }

  @Patch(':unitId')
  @ApiOperation({ summary: 'Change a unit, or move it with all below it. What is left out stays.' })
  @ApiOkResponse({ type: UnitDto })
  amend(
    @Asking() asking: RequestContext,
    @PathId('unitId') id: UnitId,
    @Body() body: UnitAmendmentDto,
  ): Promise<Result<UnitRow>> {
    return this.units.amend(asking, id, body);
  }
}
