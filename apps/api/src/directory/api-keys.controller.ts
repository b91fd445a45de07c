import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiSchema, ApiTags } from '@nestjs/swagger';
import type { ApiKeyId, Instant, Result, StaffId } from '@redress/contracts';
import { type ApiKeyRow, ApiKeys, type IssuedApiKey, type NewApiKey, type RequestContext } from '@redress/directory';
import { Asking } from '../http/asking.decorator';
import { Id, InstantField, PathId, Text } from '../http/validation';
import { ShownId, ShownInstant, ShownText } from '../openapi/shown';

@ApiSchema({ name: 'ApiKey' })
class ApiKeyDto implements ApiKeyRow {
  @ShownId() declare id: ApiKeyId;
  @ShownId({ description: 'Whom the key acts as.' }) declare staffId: StaffId;
  @ShownText() declare name: string;
  @ShownInstant() declare createdAt: Instant;
  @ShownInstant({ nullable: true }) declare expiresAt: Instant | null;
  @ShownInstant({ nullable: true }) declare revokedAt: Instant | null;
  @ShownInstant({ nullable: true, description: 'Exact to the minute.' }) declare lastUsedAt: Instant | null;
}

@ApiSchema({ name: 'IssuedApiKey' })
class IssuedApiKeyDto extends ApiKeyDto {
  @ShownText({ description: 'The key itself: told this once and kept nowhere.' }) declare key: string;
}

@ApiSchema({ name: 'NewApiKey' })
class NewApiKeyDto implements NewApiKey {
  @Id({ description: 'Whom it acts as, with all their rights.' })
  declare staffId: StaffId;

  @Text({ max: 200 })
  declare name: string;

  @InstantField({ optional: true, description: 'Without it the key works until revoked.' })
  declare expiresAt?: Instant;
}

/** Keys for programs. */
@ApiTags('API keys')
@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Get()
  @ApiOperation({ summary: 'All keys, newest first, without their secrets.' })
  @ApiOkResponse({ type: ApiKeyDto, isArray: true })
  list(@Asking() asking: RequestContext): Promise<Result<readonly ApiKeyRow[]>> {
    return this.keys.list(asking);
  }

  @Post()
  @ApiOperation({ summary: 'Issue a key. It is told in this answer and never again.' })
  @ApiCreatedResponse({ type: IssuedApiKeyDto })
  issue(@Asking() asking: RequestContext, @Body() body: NewApiKeyDto): Promise<Result<IssuedApiKey>> {
    return this.keys.issue(asking, body);
  }

  @Delete(':apiKeyId')
  @ApiOperation({ summary: 'Revoke a key.' })
  @ApiOkResponse({ type: ApiKeyDto })
  revoke(@Asking() asking: RequestContext, @PathId('apiKeyId') id: ApiKeyId): Promise<Result<ApiKeyRow>> {
    return this.keys.revoke(asking, id);
  }
}
