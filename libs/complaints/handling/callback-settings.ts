import { Injectable } from '@nestjs/common';
import {
  ALWAYS_OPEN,
  type BusinessCalendar,
  type CallbackPolicyBody,
  compileCalendar,
  DEFAULT_CALLBACK_POLICY,
} from '@redress/complaint-domain';
import type { UnitId } from '@redress/contracts';

const ALWAYS = compileCalendar(ALWAYS_OPEN);

/** What is in force for a unit's callbacks. */
@Injectable()
export class CallbackSettings {
  of(_unitId: UnitId): { readonly policy: CallbackPolicyBody; readonly calendar: BusinessCalendar } {
    return { policy: DEFAULT_CALLBACK_POLICY, calendar: ALWAYS };
  }
}
