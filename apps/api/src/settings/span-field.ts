import { ApiSchema } from '@nestjs/swagger';
import { LONGEST_SPAN, type Span } from '@redress/complaint-domain';
import { SPAN_UNITS, type SpanUnit } from '@redress/contracts';
import { OneOf, WholeNumber } from '../http/validation';

/** How long something may take. */
@ApiSchema({ name: 'Span' })
export class SpanDto implements Span {
  @OneOf(SPAN_UNITS, { name: 'SpanUnit' })
  declare unit: SpanUnit;

  /** How much of which unit is too much is for the rules to say. */
  @WholeNumber({ min: 1, max: LONGEST_SPAN.minutes })
  declare amount: number;
}
