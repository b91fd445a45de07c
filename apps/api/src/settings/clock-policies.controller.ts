import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Settings, SettingsReading } from '@redress/settings';
import { ClockPolicyBodyDto } from './clock-policies.dto';
import { settingRoutes } from './setting-routes';

/** How long what may take. A running complaint keeps the version it began with. */
@ApiTags('Clock policies')
@Controller('api/v1/clock-policies')
export class ClockPoliciesController extends settingRoutes('clock-policy', 'ClockPolicy', ClockPolicyBodyDto) {
  constructor(settings: Settings, reading: SettingsReading) {
    super(settings, reading);
  }
}
