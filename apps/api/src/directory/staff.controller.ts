import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Result, StaffId } from '@redress/contracts';
import {
  type Leaving,
  type Page,
  Passwords,
  type RequestContext,
  Staff,
  StaffPresence,
  type StaffRow,
} from '@redress/directory';
import { Asking } from '../http/asking.decorator';
import { USUAL_PAGE } from '../http/page-query.dto';
import { PathId } from '../http/validation';
import {
  AbsenceDto,
  LeavingDto,
  MemberAmendmentDto,
  MemberDto,
  MemberPageDto,
  NewMemberDto,
  PasswordResetDto,
  StaffListDto,
} from './staff.dto';

/** Members of staff: who they are, when they are there, when they leave. */
@ApiTags('Staff')
@Controller('api/v1/staff')
export class StaffController {
  constructor(
    private readonly staff: Staff,
    private readonly presence: StaffPresence,
    private readonly passwords: Passwords,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Staff by name.' })
  @ApiOkResponse({ type: MemberPageDto })
  list(
    @Asking() asking: RequestContext,
    @Query() { after, limit, ...filter }: StaffListDto,
  ): Promise<Result<Page<StaffRow>>> {
    return this.staff.page(asking, filter, after, limit ?? USUAL_PAGE);
  }

  @Get(':staffId')
  @ApiOperation({ summary: 'One member of staff.' })
  @ApiOkResponse({ type: MemberDto })
  read(@Asking() asking: RequestContext, @PathId('staffId') id: StaffId): Promise<Result<StaffRow>> {
    return this.staff.read(asking, id);
  }

  @Post()
  @ApiOperation({ summary: 'Add a member of staff.' })
  @ApiCreatedResponse({ type: MemberDto })
  add(@Asking() asking: RequestContext, @Body() body: NewMemberDto): Promise<Result<StaffRow>> {
    return this.staff.add(asking, body);
  }

  @Patch(':staffId')
  @ApiOperation({ summary: 'Change a member of staff. What is left out stays.' })
  @ApiOkResponse({ type: MemberDto })
  amend(
    @Asking() asking: RequestContext,
    @PathId('staffId') id: StaffId,
    @Body() body: MemberAmendmentDto,
  ): Promise<Result<StaffRow>> {
    return this.staff.amend(asking, id, body);
  }

  @Put(':staffId/absence')
  @ApiOperation({ summary: 'Say when somebody is away; their deputy stands in. Everybody may do so for themselves.' })
  @ApiOkResponse({ type: MemberDto })
  setAbsence(
    @Asking() asking: RequestContext,
    @PathId('staffId') id: StaffId,
    @Body() body: AbsenceDto,
  ): Promise<Result<StaffRow>> {
    return this.presence.setAbsence(asking, id, body);
  }

  @Delete(':staffId/absence')
  @ApiOperation({ summary: 'Call an absence off.' })
  @ApiOkResponse({ type: MemberDto })
  endAbsence(@Asking() asking: RequestContext, @PathId('staffId') id: StaffId): Promise<Result<StaffRow>> {
    return this.presence.setAbsence(asking, id, null);
  }

  @Put(':staffId/password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Set a new password; every session of the person ends.' })
  @ApiNoContentResponse()
  resetPassword(
    @Asking() asking: RequestContext,
    @PathId('staffId') id: StaffId,
    @Body() { password }: PasswordResetDto,
  ): Promise<Result<null>> {
    return this.passwords.reset(asking, id, password);
  }

  @Post(':staffId/leave')
  @HttpCode(200)
  @ApiOperation({
    summary: 'End somebody’s service: signed out, keys revoked, every open complaint passed to the deputy.',
  })
  @ApiOkResponse({ type: LeavingDto })
  leave(@Asking() asking: RequestContext, @PathId('staffId') id: StaffId): Promise<Result<Leaving>> {
    return this.presence.leave(asking, id);
  }
}
