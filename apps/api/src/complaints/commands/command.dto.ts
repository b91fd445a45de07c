import { ApiSchema } from '@nestjs/swagger';
import { COMPLAINT_STATUSES, LEVELS, STEPS } from '@redress/contracts';
import { WholeNumber } from '../../http/validation';
import { ShownId, ShownInstant, ShownMap, ShownNumber, ShownOf, ShownOneOf, ShownText } from '../../openapi/shown';

/** What every command may carry besides its own input. */
export class CommandDto {
  @WholeNumber({
    min: 1,
    max: 1_000_000,
    optional: true,
    description:
      'Sequence of the complaint this was decided against. If something that matters to this command happened since, it is refused with 409 and shows what was missed.',
  })
  declare against?: number;
}

@ApiSchema({ name: 'CommandEvent' })
export class CommandEventDto {
  @ShownText({ description: 'What happened, such as complaint.taken.' })
  declare type: string;

  @ShownNumber()
  declare sequence: number;

  @ShownMap({ description: 'Ids, codes, numbers and instants; ids of what the command made are here.' })
  declare payload: Record<string, unknown>;
}

/** Where the complaint stands after a command. */
@ApiSchema({ name: 'CommandAnswer' })
export class CommandAnswerDto {
  @ShownId()
  declare complaintId: string;

  @ShownText({ description: 'The number people use.' })
  declare number: string;

  @ShownNumber({ description: 'Commits so far.' })
  declare version: number;

  @ShownNumber({ description: 'Events so far; send it as `against` with the next command.' })
  declare sequence: number;

  @ShownOneOf(COMPLAINT_STATUSES, { name: 'ComplaintStatus' })
  declare status: string;

  @ShownOneOf(STEPS, { name: 'Step' })
  declare step: string;

  @ShownOneOf(LEVELS, { name: 'Level' })
  declare level: string;

  @ShownId()
  declare ownerId: string;

  @ShownInstant({ nullable: true })
  declare nextDueAt: string | null;

  @ShownOf(() => CommandEventDto, { list: true })
  declare events: CommandEventDto[];
}
