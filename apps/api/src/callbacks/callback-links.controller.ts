import { Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallbackLinks } from '@redress/callbacks';
import type { Reader } from '@redress/complaints';
import type { CallbackId, ComplaintId, Result } from '@redress/contracts';
import { Asking } from '../http/asking.decorator';
import { PathId } from '../http/validation';
import { SecretAddressDto } from './agenda.dto';

/** Links that customers are given. */
@ApiTags('Callbacks')
@Controller('api/v1/complaints/:complaintId/callbacks/:callbackId/link')
export class CallbackLinksController {
  constructor(private readonly links: CallbackLinks) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'A link by which the customer moves this call; the one before stops working.' })
  @ApiCreatedResponse({ type: SecretAddressDto })
  issue(
    @Asking() asking: Reader,
    @PathId('complaintId') complaintId: ComplaintId,
    @PathId('callbackId') callbackId: CallbackId,
  ): Promise<Result<{ readonly url: string }>> {
    return this.links.issue(asking, complaintId, callbackId);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends the link.' })
  @ApiNoContentResponse()
  revoke(
    @Asking() asking: Reader,
    @PathId('complaintId') complaintId: ComplaintId,
    @PathId('callbackId') callbackId: CallbackId,
  ): Promise<Result<null>> {
    return this.links.revoke(asking, complaintId, callbackId);
  }
}
