import { ApiSchema } from '@nestjs/swagger';
import {
  type AuthorityBody,
  type AuthorityLimit,
  type LevelAuthority,
  MOST_CURRENCIES,
} from '@redress/complaint-domain';
import { REMEDY_KINDS, type RemedyKind } from '@redress/contracts';
import { Currency, Nested, OneOf, WholeNumber } from '../http/validation';

/** More than any remedy, and still far inside what a JSON number holds exactly. */
const MOST = 1_000_000_000_000;

@ApiSchema({ name: 'AuthorityLimit' })
class AuthorityLimitDto implements AuthorityLimit {
  @Currency() declare currency: string;

  @WholeNumber({
    min: 0,
    max: MOST,
    nullable: true,
    description: 'For one customer in one complaint, in the minor unit of the currency; null: no limit.',
  })
  declare perComplaint: number | null;

  @WholeNumber({
    min: 0,
    max: MOST,
    nullable: true,
    description: 'For one customer in a calendar year, all complaints together; null: no limit.',
  })
  declare perCustomerYear: number | null;
}

@ApiSchema({ name: 'LevelAuthority' })
class LevelAuthorityDto implements LevelAuthority {
  @OneOf(REMEDY_KINDS, {
    name: 'RemedyKind',
    list: { min: 0, max: REMEDY_KINDS.length },
    description: 'What may be granted at once.',
  })
  declare kinds: RemedyKind[];

  @Nested(() => AuthorityLimitDto, {
    list: { min: 0, max: MOST_CURRENCIES },
    description: 'One for each currency; what is in another goes to the senior level.',
  })
  declare limits: AuthorityLimitDto[];
}

@ApiSchema({ name: 'AuthorityLevels' })
class AuthorityLevelsDto implements Record<keyof AuthorityBody['levels'], LevelAuthority> {
  @Nested(() => LevelAuthorityDto) declare frontline: LevelAuthorityDto;
  @Nested(() => LevelAuthorityDto) declare middle: LevelAuthorityDto;
  @Nested(() => LevelAuthorityDto) declare senior: LevelAuthorityDto;
}

/** Each level may what the level below it may, in the same currencies. */
@ApiSchema({ name: 'AuthorityBody' })
export class AuthorityBodyDto implements AuthorityBody {
  @Nested(() => AuthorityLevelsDto) declare levels: AuthorityLevelsDto;
}
