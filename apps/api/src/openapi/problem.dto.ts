import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ERRORS, FAULTS, FIELD_ERRORS } from '@redress/contracts';

/** How a field that is not right is named. */
@ApiSchema({ name: 'ProblemField' })
export class ProblemFieldDto {
  @ApiProperty({ type: String, description: 'Path of the field, such as complainant.phone or issues[0].category.' })
  declare field: string;

  @ApiProperty({
    type: 'string',
    enum: [...Object.keys(FIELD_ERRORS), ...Object.keys(FAULTS)],
    enumName: 'FieldErrorCode',
  })
  declare code: string;

  @ApiProperty({ type: String, description: 'A sentence in the language of the answer.' })
  declare message: string;
}

/** The shape of every refusal and error (RFC 9457). */
@ApiSchema({ name: 'Problem' })
export class ProblemDto {
  @ApiProperty({ type: String, format: 'uri', example: 'urn:redress:problem:request.invalid' })
  declare type: string;

  @ApiProperty({ type: String })
  declare title: string;

  @ApiProperty({ type: 'integer', example: 400 })
  declare status: number;

  @ApiProperty({ type: 'string', enum: Object.keys(ERRORS), enumName: 'ErrorCode' })
  declare code: string;

  @ApiProperty({ type: String, description: 'What happened and what to do, in the language of the answer.' })
  declare detail: string;

  @ApiProperty({ type: String, description: 'The path asked for.' })
  declare instance: string;

  @ApiProperty({ type: String, description: 'Name this when asking for help; it is also in the header X-Request-Id.' })
  declare correlationId: string;

  @ApiPropertyOptional({ type: Object, additionalProperties: true, description: 'What filled the detail.' })
  declare values?: Record<string, unknown>;

  @ApiProperty({ type: () => ProblemFieldDto, isArray: true, required: false })
  declare errors?: ProblemFieldDto[];
}
