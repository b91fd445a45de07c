import { ApiProperty } from '@nestjs/swagger';
import { EMOTION_POINTS } from '@redress/contracts';
import { registerDecorator } from 'class-validator';
import { type FieldOptions, FINDINGS, findingsOf, type Finding } from '../../http/validation/field';

const EMOTIONS: readonly unknown[] = [...EMOTION_POINTS, 'not-observed'];

const checkEmotion = (value: unknown): Finding | null =>
  EMOTIONS.includes(value) ? null : { code: 'choice', values: { allowed: EMOTIONS.join(', ') } };

/** A point of the seven-level scale of CSM, or `not-observed` (playbook §9, §1). */
export const EmotionField =
  (options: FieldOptions = {}): PropertyDecorator =>
  (target, property) => {
    registerDecorator({
      name: FINDINGS,
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => findingsOf(value, {}, checkEmotion, options).length === 0,
        defaultMessage: (held) => JSON.stringify(findingsOf(held?.value, {}, checkEmotion, options)),
      },
    });
    ApiProperty({
      oneOf: [
        { type: 'integer', enum: [...EMOTION_POINTS] },
        { type: 'string', enum: ['not-observed'] },
      ],
      required: options.optional !== true,
      ...(options.description === undefined ? {} : { description: options.description }),
    })(target, property);
  };
