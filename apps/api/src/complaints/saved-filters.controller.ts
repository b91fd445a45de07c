import { Body, Controller, Delete, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiSchema, ApiTags } from '@nestjs/swagger';
import { type Reader, type SavedFilter, SavedFilters, type Sort, SORTS } from '@redress/complaints';
import type { Result } from '@redress/contracts';
import { Asking } from '../http/asking.decorator';
import { Nested, OneOf, PathId, Text, WholeNumber } from '../http/validation';
import { ShownId, ShownNumber, ShownOf, ShownText } from '../openapi/shown';
import { ListFilterDto } from './list-complaints.dto';

@ApiSchema({ name: 'KeptList' })
class KeptListDto extends ListFilterDto {
  @OneOf(SORTS, { name: 'Sort', optional: true })
  declare sort?: Sort;
}

@ApiSchema({ name: 'KeepFilter' })
class KeepFilterDto {
  @Text({ max: 200, description: 'The same name again replaces what was kept under it.' })
  declare name: string;

  @Nested(() => KeptListDto)
  declare filter: KeptListDto;

  @WholeNumber({ min: 0, max: 10_000, optional: true, description: 'Place in your own order.' })
  declare ordinal?: number;
}

@ApiSchema({ name: 'SavedFilter' })
class SavedFilterDto {
  @ShownId() declare id: string;
  @ShownText() declare name: string;
  @ShownOf(() => KeptListDto) declare filter: KeptListDto;
  @ShownNumber() declare ordinal: number;
}

class ForgottenDto {
  @ShownId() declare id: string;
}

/** Lists kept under names of one's own. */
@ApiTags('Complaints')
@Controller('api/v1/saved-filters')
export class SavedFiltersController {
  constructor(private readonly filters: SavedFilters) {}

  @Get()
  @ApiOperation({ summary: 'Your saved filters, in your order.' })
  @ApiOkResponse({ type: SavedFilterDto, isArray: true })
  all(@Asking() asking: Reader): Promise<Result<SavedFilter[]>> {
    return this.filters.all(asking);
  }

  @Put()
  @ApiOperation({ summary: 'Keep a filter under a name.' })
  @ApiOkResponse({ type: SavedFilterDto })
  keep(@Asking() asking: Reader, @Body() body: KeepFilterDto): Promise<Result<SavedFilter>> {
    return this.filters.keep(asking, body);
  }

  @Delete(':filterId')
  @ApiOperation({ summary: 'Forget a saved filter.' })
  @ApiOkResponse({ type: ForgottenDto })
  forget(@Asking() asking: Reader, @PathId('filterId') id: string): Promise<Result<{ readonly id: string }>> {
    return this.filters.forget(asking, id);
  }
}
