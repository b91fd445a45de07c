import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CustomerId, EquipmentId, Result } from '@redress/contracts';
import {
  type BelongingChanged,
  CustomerBelongings,
  CustomerPrivacy,
  type Erased,
  type PersonalDataExport,
  type RequestContext,
} from '@redress/directory';
import { Asking } from '../http/asking.decorator';
import { PathId } from '../http/validation';
import {
  BelongingChangedDto,
  EquipmentAmendmentDto,
  ErasedDto,
  NewContactDto,
  NewEquipmentDto,
  PersonalDataExportDto,
} from './customers.dto';

/** What belongs to a customer: contacts, equipment, and their own data. */
@ApiTags('Customers')
@Controller('api/v1/customers/:customerId')
export class CustomerBelongingsController {
  constructor(
    private readonly belongings: CustomerBelongings,
    private readonly privacy: CustomerPrivacy,
  ) {}

  @Post('contacts')
  @ApiOperation({ summary: 'Add a way to reach the customer.' })
  @ApiCreatedResponse({ type: BelongingChangedDto })
  addContact(
    @Asking() asking: RequestContext,
    @PathId('customerId') id: CustomerId,
    @Body() body: NewContactDto,
  ): Promise<Result<BelongingChanged>> {
    return this.belongings.addContact(asking, id, body);
  }

  @Delete('contacts/:contactId')
  @ApiOperation({ summary: 'Remove a contact.' })
  @ApiOkResponse({ type: BelongingChangedDto })
  removeContact(
    @Asking() asking: RequestContext,
    @PathId('customerId') id: CustomerId,
    @PathId('contactId') contactId: string,
  ): Promise<Result<BelongingChanged>> {
    return this.belongings.removeContact(asking, id, contactId);
  }

  @Post('equipment')
  @ApiOperation({ summary: 'Add something of ours that the customer owns.' })
  @ApiCreatedResponse({ type: BelongingChangedDto })
  addEquipment(
    @Asking() asking: RequestContext,
    @PathId('customerId') id: CustomerId,
    @Body() body: NewEquipmentDto,
  ): Promise<Result<BelongingChanged>> {
    return this.belongings.addEquipment(asking, id, body);
  }

  @Patch('equipment/:equipmentId')
  @ApiOperation({ summary: 'Change what is on file of one piece of equipment. What is left out stays.' })
  @ApiOkResponse({ type: BelongingChangedDto })
  amendEquipment(
    @Asking() asking: RequestContext,
    @PathId('customerId') id: CustomerId,
    @PathId('equipmentId') equipmentId: EquipmentId,
    @Body() body: EquipmentAmendmentDto,
  ): Promise<Result<BelongingChanged>> {
    return this.belongings.amendEquipment(asking, id, equipmentId, body);
  }

  @Post('erase')
  @HttpCode(200)
  @ApiOperation({ summary: 'Erase the customer’s personal data everywhere; figures and the event log stay whole.' })
  @ApiOkResponse({ type: ErasedDto })
  erase(@Asking() asking: RequestContext, @PathId('customerId') id: CustomerId): Promise<Result<Erased>> {
    return this.privacy.erase(asking, id);
  }

  @Get('export')
  @ApiOperation({ summary: 'Everything held of the customer, as plain data.' })
  @ApiOkResponse({ type: PersonalDataExportDto })
  exportPersonalData(
    @Asking() asking: RequestContext,
    @PathId('customerId') id: CustomerId,
  ): Promise<Result<PersonalDataExport>> {
    return this.privacy.exportOf(asking, id);
  }
}
