import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiSchema, ApiTags } from '@nestjs/swagger';
import type { Result } from '@redress/contracts';
import { Categories, type Category, type RequestContext } from '@redress/directory';
import { Asking } from '../http/asking.decorator';
import { PathCode, Pattern, Text } from '../http/validation';
import { ShownText } from '../openapi/shown';

/** Lower case words and numbers, joined by single dashes or dots. */
const CODE = /^[a-z0-9]{1,40}(?:[-.][a-z0-9]{1,40}){0,9}$/;
const LONGEST_CODE = 100;

@ApiSchema({ name: 'Category' })
class CategoryDto implements Category {
  @ShownText() declare code: string;
  @ShownText({ nullable: true }) declare parentCode: string | null;
  @ShownText() declare nameEn: string;
  @ShownText() declare nameZh: string;
}

@ApiSchema({ name: 'CategoryContent' })
class CategoryContentDto {
  @Pattern(CODE, { max: LONGEST_CODE, nullable: true, description: 'Null for one at the top.' })
  declare parentCode: string | null;

  @Text({ max: 200 })
  declare nameEn: string;

  @Text({ max: 200 })
  declare nameZh: string;
}

/** The tree of what complaints are about. */
@ApiTags('Categories')
@Controller('api/v1/categories')
export class CategoriesController {
  constructor(private readonly categories: Categories) {}

  @Get()
  @ApiOperation({ summary: 'The whole tree, by code.' })
  @ApiOkResponse({ type: CategoryDto, isArray: true })
  list(@Asking() asking: RequestContext): Promise<Result<readonly Category[]>> {
    return this.categories.list(asking);
  }

  @Put(':code')
  @ApiOperation({ summary: 'Add a category, or rename or move the one with this code.' })
  @ApiOkResponse({ type: CategoryDto })
  put(
    @Asking() asking: RequestContext,
    @PathCode('code', CODE, LONGEST_CODE) code: string,
    @Body() body: CategoryContentDto,
  ): Promise<Result<Category>> {
    return this.categories.put(asking, { code, ...body });
  }
}
