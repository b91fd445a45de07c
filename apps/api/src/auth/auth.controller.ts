import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { done, type Result } from '@redress/contracts';
import { Passwords, type RequestContext, SignIn, type SignedIn } from '@redress/directory';
import { type Config, CONFIG } from '@redress/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asking, WhoAsks } from '../http/asking.decorator';
import { Public } from '../http/public.decorator';
import { ChangePasswordDto, LoginDto, MeDto } from './auth.dto';
import { meOf } from './me';
import { SESSION_COOKIE, sessionCookieOptions } from './session-cookie';

/** Signing in and out. */
@ApiTags('Signing in')
@Controller('api/v1')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly passwords: Passwords,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post('auth/login')
  @HttpCode(200)
  @ApiSecurity({})
  @ApiOperation({ summary: 'Sign in. A cookie that scripts cannot read carries the session.' })
  @ApiOkResponse({ type: MeDto })
  async login(
    @Body() { login, password }: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Result<MeDto>> {
    const result = await this.signIn.signIn(login, password, request.ip);
    if (!result.ok) return result;
    const { token, signedIn } = result.value;
    const { publicUrl, sessionHours } = this.config;
    void reply
      .setCookie(SESSION_COOKIE, token, sessionCookieOptions(publicUrl, sessionHours * 3600))
      .header('cache-control', 'no-store');
    return done(meOf(signedIn));
  }

  @Public()
  @Post('auth/logout')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out. Without a session it does nothing.' })
  @ApiNoContentResponse()
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token !== undefined) await this.signIn.signOut(token);
    void reply.clearCookie(SESSION_COOKIE, sessionCookieOptions(this.config.publicUrl, 0));
  }

  @Post('me/password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change the own password; every session ends, this one too.' })
  @ApiNoContentResponse()
  changePassword(
    @Asking() asking: RequestContext,
    @WhoAsks() { login }: SignedIn,
    @Body() { present, wanted }: ChangePasswordDto,
  ): Promise<Result<null>> {
    return this.passwords.change(asking, login, present, wanted);
  }

  @Get('me')
  @ApiOperation({ summary: 'Who is signed in, with roles, units and permissions.' })
  @ApiOkResponse({ type: MeDto })
  me(@WhoAsks() signedIn: SignedIn): MeDto {
    return meOf(signedIn);
  }
}
