import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CustomerId, Result } from '@redress/contracts';
import {
  type CustomerChanged,
  type CustomerDetail,
  CustomerFile,
  Customers,
  type CustomerSummary,
  type Page,
  type RequestContext,
} from '@redress/directory';
import { Asking } from '../http/asking.decorator';
import { USUAL_PAGE } from '../http/page-query.dto';
import { PathId } from '../http/validation';
import {
  CustomerAmendmentDto,
  CustomerChangedDto,
  CustomerDto,
  CustomerListDto,
  CustomerPageDto,
  NewCustomerDto,
} from './customers.dto';

/** Customers: who complains. */
@ApiTags('Customers')
@Controller('api/v1/customers')
export class CustomersController {
  constructor(
    private readonly file: CustomerFile,
    private readonly customers: Customers,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Customers, newest first; or with `search`, those who fit what a caller can tell.' })
  @ApiOkResponse({ type: CustomerPageDto })
  list(
    @Asking() asking: RequestContext,
    @Query() { search, after, limit, ...filter }: CustomerListDto,
  ): Promise<Result<Page<CustomerSummary>>> {
    return search === undefined
      ? this.file.page(asking, filter, after, limit ?? USUAL_PAGE)
      : this.file.search(asking, search, limit ?? USUAL_PAGE);
  }

  @Get(':customerId')
  @ApiOperation({ summary: 'Everything on file of one customer.' })
  @ApiOkResponse({ type: CustomerDto })
  read(@Asking() asking: RequestContext, @PathId('customerId') id: CustomerId): Promise<Result<CustomerDetail>> {
    return this.file.read(asking, id);
  }

  @Post()
  @ApiOperation({ summary: 'Put a customer on file.' })
  @ApiCreatedResponse({ type: CustomerChangedDto })
  register(@Asking() asking: RequestContext, @Body() body: NewCustomerDto): Promise<Result<CustomerChanged>> {
    return this.customers.register(asking, body);
  }

  @Patch(':customerId')
  @ApiOperation({ summary: 'Change a customer. What is left out stays.' })
  @ApiOkResponse({ type: CustomerChangedDto })
  amend(
    @Asking() asking: RequestContext,
    @PathId('customerId') id: CustomerId,
    @Body() { version, ...amendment }: CustomerAmendmentDto,
  ): Promise<Result<CustomerChanged>> {
    return this.customers.amend(asking, id, version, amendment);
  }
}
