import { field, type FieldOptions } from './field';

export interface PatternOptions extends FieldOptions {
  readonly max: number;
}

/** A text of one fixed form, such as a login or a code. The form must be linear to match: it meets hostile input. */
export const Pattern = (form: RegExp, options: PatternOptions): PropertyDecorator =>
  field(
    (value) => {
      if (typeof value !== 'string') return { code: 'type' };
      return value.length <= options.max && form.test(value) ? null : { code: 'format' };
    },
    { type: String, pattern: form.source, maxLength: options.max },
    options,
  );
