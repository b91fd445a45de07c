import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Settings, SettingsReading } from '@redress/settings';
import { settingRoutes } from '../settings/setting-routes';
import { CallbackPolicyBodyDto } from './callback-policy.dto';

/** How units make their callbacks. */
@ApiTags('Callbacks')
@Controller('api/v1/callback-policies')
export class CallbackPoliciesController extends settingRoutes(
  'callback-policy',
  'CallbackPolicy',
  CallbackPolicyBodyDto,
) {
  constructor(settings: Settings, reading: SettingsReading) {
    super(settings, reading);
  }
}
