import { ApiSchema } from '@nestjs/swagger';
import { type CallbackPolicyBody, type QuietHours, SLOT_LENGTHS } from '@redress/complaint-domain';
import { Nested, Text, WholeNumber } from '../http/validation';

/** More than any number of a policy may be; how much of it fits is told with the faults of the whole body. */
const MOST = 1_000_000;

@ApiSchema({ name: 'QuietHours' })
class QuietHoursDto implements QuietHours {
  @Text({ max: 5, example: '21:00', description: 'By the clock of whoever is called; nobody is called from here on.' })
  declare from: string;

  @Text({ max: 5, example: '08:00', description: 'Calls are allowed again; earlier than `from`: on the next morning.' })
  declare to: string;
}

@ApiSchema({ name: 'CallbackPolicyBody' })
export class CallbackPolicyBodyDto implements CallbackPolicyBody {
  @Nested(() => QuietHoursDto, { nullable: true, description: 'null: calls are allowed day and night.' })
  declare quietHours: QuietHoursDto | null;

  @WholeNumber({ min: 0, max: MOST, description: 'Length of a window where only its beginning is named.' })
  declare windowMinutes: number;

  @WholeNumber({ min: 0, max: MOST, description: 'Attempts before the plan is used up.' })
  declare attempts: number;

  @WholeNumber({
    min: 0,
    max: MOST,
    list: { min: 0, max: 50 },
    description: 'Minutes from the first attempt to the second, and so on; the last one repeats.',
  })
  declare spacings: number[];

  @WholeNumber({ min: 0, max: MOST, description: 'A busy line is tried again after so many minutes.' })
  declare busyMinutes: number;

  @WholeNumber({ min: 0, max: MOST, description: 'From the start of its window a call is its owner’s for so long.' })
  declare ownershipMinutes: number;

  @WholeNumber({ min: 0, max: MOST, description: 'Then the deputy’s for so long; after that anybody’s of the unit.' })
  declare deputyMinutes: number;

  @WholeNumber({ min: 0, max: MOST, description: 'Who takes a call has so long to make it.' })
  declare claimMinutes: number;

  @WholeNumber({ min: 0, max: MOST, description: 'An open callback expires so long after its window.' })
  declare expiryMinutes: number;

  @WholeNumber({ min: 0, max: MOST, description: `Length of a slot: ${SLOT_LENGTHS.join(', ')}.` })
  declare slotMinutes: number;

  @WholeNumber({ min: 0, max: MOST, nullable: true, description: 'Calls promised within a slot; null: no limit.' })
  declare slotCapacity: number | null;

  @WholeNumber({ min: 0, max: MOST, description: 'How soon a customer may choose a slot, in minutes.' })
  declare leadMinutes: number;

  @WholeNumber({ min: 0, max: MOST, description: 'How many days ahead.' })
  declare aheadDays: number;
}
