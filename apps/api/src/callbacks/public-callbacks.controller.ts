import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiSchema, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { AgendaFeeds, CallbackLinks, type OpenedLink, PublicThrottle } from '@redress/callbacks';
import { CALLBACK_KINDS, type CallbackKind, done, type Instant, type Result } from '@redress/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../http/public.decorator';
import { RefusedException } from '../http/refused.exception';
import { InstantField } from '../http/validation';
import { ShownInstant, ShownOneOf, ShownText, ShownTruth } from '../openapi/shown';

@ApiSchema({ name: 'CallbackByLink' })
export class CallbackByLinkDto implements OpenedLink {
  @ShownOneOf(CALLBACK_KINDS, { name: 'CallbackKind' }) declare kind: CallbackKind;
  @ShownTruth({ description: 'False once the call was made or is not to be made any more.' })
  declare canBeMoved: boolean;
  @ShownInstant() declare dueAt: Instant;
  @ShownInstant() declare until: Instant;
  @ShownText({ description: 'Zone in which the customer reads the times.' }) declare zone: string;
  @ShownInstant({ list: true, description: 'Starts of the slots that have a place left.' })
  declare slots: readonly Instant[];
}

@ApiSchema({ name: 'ChooseSlot' })
export class ChooseSlotDto {
  @InstantField({ description: 'One of the slots offered.' })
  declare startsAt: Instant;
}

/** What customers and calendar programs reach without signing in: by a secret in the address, slowly. */
@ApiTags('Public')
@Controller('api/v1/public')
export class PublicCallbacksController {
  constructor(
    private readonly links: CallbackLinks,
    private readonly feeds: AgendaFeeds,
    private readonly throttle: PublicThrottle,
  ) {}

  @Public()
  @Get('callbacks/:token')
  @Header('cache-control', 'no-store')
  @ApiSecurity({})
  @ApiOperation({ summary: 'The call a customer was promised, and the times at which it could be instead.' })
  @ApiOkResponse({ type: CallbackByLinkDto })
  async open(@Req() request: FastifyRequest, @Param('token') token: string): Promise<Result<OpenedLink>> {
    await this.slowly(request);
    return this.links.open(token);
  }

  @Public()
  @Post('callbacks/:token')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiSecurity({})
  @ApiOperation({ summary: 'The customer chooses another time.' })
  @ApiOkResponse({ type: CallbackByLinkDto })
  async choose(
    @Req() request: FastifyRequest,
    @Param('token') token: string,
    @Body() { startsAt }: ChooseSlotDto,
  ): Promise<Result<OpenedLink>> {
    await this.slowly(request);
    return this.links.choose(token, startsAt, request.id);
  }

  @Public()
  @Get('agenda/:file')
  @ApiSecurity({})
  @ApiProduces('text/calendar')
  @ApiOperation({ summary: 'Somebody’s agenda as an iCalendar file, under their secret address.' })
  @ApiOkResponse({ schema: { type: 'string' } })
  async agenda(
    @Req() request: FastifyRequest,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Result<string>> {
    await this.slowly(request);
    const found = await this.feeds.file(file.replace(/\.ics$/, ''));
    if (!found.ok) return found;
    void reply.header('content-type', 'text/calendar; charset=utf-8').header('cache-control', 'private, max-age=60');
    return done(found.value);
  }

  private async slowly(request: FastifyRequest): Promise<void> {
    const seconds = await this.throttle.attempt(request.ip);
    if (seconds !== null) throw new RefusedException({ code: 'request.too-many', detail: { seconds } });
  }
}
