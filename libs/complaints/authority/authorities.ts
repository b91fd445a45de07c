import { Injectable } from '@nestjs/common';
import { type AuthorityInForce, DEFAULT_AUTHORITY } from '@redress/complaint-domain';
import type { UnitId } from '@redress/contracts';

/** The authority that holds for a unit. */
@Injectable()
export class Authorities {
  forUnit(_unitId: UnitId): AuthorityInForce {
    return DEFAULT_AUTHORITY;
  }
}
