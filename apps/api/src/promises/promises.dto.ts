import { ApiSchema } from '@nestjs/swagger';
import type { PromiseKeeping, PromiseRow } from '@redress/complaints';
import {
  type CallbackId,
  type ComplainantId,
  type ComplaintId,
  type Instant,
  type Level,
  LEVELS,
  PROMISE_KINDS,
  type PromiseId,
  type PromiseKind,
  type RemedyId,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import { PageQueryDto } from '../http/page-query.dto';
import { InstantField, Truth } from '../http/validation';
import { ShownId, ShownInstant, ShownNumber, ShownOf, ShownOneOf, ShownText } from '../openapi/shown';
import { shownPage } from '../openapi/shown-page';

@ApiSchema({ name: 'PromiseRow' })
class PromiseRowDto implements PromiseRow {
  @ShownId() declare id: PromiseId;
  @ShownOneOf(PROMISE_KINDS, { name: 'PromiseKind' }) declare kind: PromiseKind;
  @ShownId() declare complaintId: ComplaintId;
  @ShownText({ description: 'Number of the complaint.' }) declare number: string;
  @ShownId() declare unitId: UnitId;
  @ShownId() declare ownerId: StaffId;
  @ShownId() declare complainantId: ComplainantId;
  @ShownId({ nullable: true, description: 'The callback or remedy that it is about.' })
  declare subjectId: CallbackId | RemedyId | null;
  @ShownText({ nullable: true, description: 'First words of what was said; null where the subject says it.' })
  declare words: string | null;
  @ShownId({ nullable: true }) declare madeById: StaffId | null;
  @ShownInstant() declare madeAt: Instant;
  @ShownInstant() declare dueAt: Instant;
}

export const PromisePageDto = shownPage('PromisePage', PromiseRowDto);

export class PromiseListDto extends PageQueryDto {
  @Truth({ optional: true, inQuery: true, description: 'Only those of complaints that I own.' })
  declare mine?: boolean;
}

export class KeepingQueryDto {
  @InstantField({ description: 'Promises that were due from then on …' })
  declare from: Instant;

  @InstantField({ description: '… and before then.' })
  declare until: Instant;
}

class KeepingRateDto {
  @ShownNumber() declare kept: number;
  @ShownNumber() declare broken: number;
  @ShownNumber({ nullable: true, description: 'Share kept, from 0 to 1; null where nothing fell due.' })
  declare rate: number | null;
}

@ApiSchema({ name: 'PromiseKeepingOverall' })
class OverallDto extends KeepingRateDto {}

@ApiSchema({ name: 'PromiseKeepingOfStaff' })
class OfStaffDto extends KeepingRateDto {
  @ShownId() declare staffId: StaffId;
}

@ApiSchema({ name: 'PromiseKeepingOfUnit' })
class OfUnitDto extends KeepingRateDto {
  @ShownId() declare unitId: UnitId;
}

@ApiSchema({ name: 'PromiseKeepingOfLevel' })
class OfLevelDto extends KeepingRateDto {
  @ShownOneOf(LEVELS, { name: 'Level' }) declare level: Level;
}

@ApiSchema({ name: 'PromiseKeeping' })
export class PromiseKeepingDto implements PromiseKeeping {
  @ShownOf(() => OverallDto) declare overall: OverallDto;
  @ShownOf(() => OfStaffDto, { list: true }) declare staff: OfStaffDto[];
  @ShownOf(() => OfUnitDto, { list: true }) declare units: OfUnitDto[];
  @ShownOf(() => OfLevelDto, { list: true }) declare levels: OfLevelDto[];
}
