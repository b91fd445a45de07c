import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Settings, SettingsReading } from '@redress/settings';
import { AuthorityBodyDto } from './authorities.dto';
import { settingRoutes } from './setting-routes';

/** What each level of a unit may grant at once (playbook §6). */
@ApiTags('Authority and approvals')
@Controller('api/v1/authorities')
export class AuthoritiesController extends settingRoutes('authority', 'Authority', AuthorityBodyDto) {
  constructor(settings: Settings, reading: SettingsReading) {
    super(settings, reading);
  }
}
