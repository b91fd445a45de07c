import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Settings, SettingsReading } from '@redress/settings';
import { LadderBodyDto } from './ladders.dto';
import { settingRoutes } from './setting-routes';

/** Who is called, when, and who next (playbook §6). */
@ApiTags('Escalation')
@Controller('api/v1/ladders')
export class LaddersController extends settingRoutes('ladder', 'Ladder', LadderBodyDto) {
  constructor(settings: Settings, reading: SettingsReading) {
    super(settings, reading);
  }
}
