import { Injectable } from '@nestjs/common';
import { type Instant, instantOf } from '@redress/contracts';
import { Clock } from '@redress/platform';

const A_MOMENT_MILLISECONDS = 250;

/** When to come back for something that is not due quite yet. */
@Injectable()
export class Soon {
  constructor(private readonly clock: Clock) {}

  moment(): Instant {
    return instantOf(this.clock.milliseconds() + A_MOMENT_MILLISECONDS);
  }
}
