import { Inject, Injectable } from '@nestjs/common';
import { type BusinessCalendar, type CallbackPolicyBody, compileCalendar } from '@redress/complaint-domain';
import type { UnitId } from '@redress/contracts';
import { SettingsWatch } from '@redress/settings';

/** What is in force for a unit's callbacks: how it makes them, and when it works. */
@Injectable()
export class CallbackSettings {
  constructor(@Inject(SettingsWatch) private readonly settings: Pick<SettingsWatch, 'settingsFor'>) {}

  of(unitId: UnitId): { readonly policy: CallbackPolicyBody; readonly calendar: BusinessCalendar } {
    const inForce = this.settings.settingsFor(unitId);
    const calendar = inForce.of('calendar');
    return {
      policy: inForce.of('callback-policy').body,
      calendar: inForce.calendar(calendar) ?? compileCalendar(calendar.body),
    };
  }
}
