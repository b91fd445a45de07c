import { ApiSchema } from '@nestjs/swagger';
import type { Money } from '@redress/contracts';
import { Currency } from './currency';
import type { FieldOptions } from './field';
import { Nested } from './nested';
import { WholeNumber } from './whole-number';

/** More than any remedy, and still far inside what a JSON number holds exactly. */
const MAX_AMOUNT = 1_000_000_000_000;

/** An amount in the currency's minor unit: 300.00 CNY is 30000. */
@ApiSchema({ name: 'Money' })
export class MoneyDto implements Money {
  @WholeNumber({ min: 0, max: MAX_AMOUNT, description: 'In the minor unit of the currency: 300.00 CNY is 30000.' })
  declare amount: number;

  @Currency()
  declare currency: string;
}

/** An amount of money: zero or more minor units of a currency. */
export const MoneyField = (options: FieldOptions = {}): PropertyDecorator => Nested(() => MoneyDto, options);
