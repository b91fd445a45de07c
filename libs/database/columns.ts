import { type Instant, instantOf } from '@redress/contracts';
import { Check, Column, ForeignKey, PrimaryColumn } from 'typeorm';
import { snakeCase } from './snake-naming';

interface Presence {
  readonly nullable?: boolean;
}

const column = (property: string | symbol): string => `"${snakeCase(String(property))}"`;

const literals = (values: readonly (string | number)[]): string =>
  values.map((value) => (typeof value === 'number' ? String(value) : `'${value}'`)).join(', ');

/** The primary key: a UUID version 7 minted by the program. */
export const Key = (): PropertyDecorator => PrimaryColumn('uuid');

/** A UUID; `references` names the table whose key it is. */
export const IdColumn =
  ({ references, nullable = false }: Presence & { readonly references?: string } = {}): PropertyDecorator =>
  (target, property) => {
    Column('uuid', { nullable })(target, property);
    if (references !== undefined) ForeignKey(references)(target, property);
  };

/** Text of at most so many characters. */
export const TextColumn =
  (longest: number, { nullable = false }: Presence = {}): PropertyDecorator =>
  (target, property) => {
    Column('text', { nullable })(target, property);
    Check(`char_length(${column(property)}) <= ${longest}`)(target, property);
  };

/** One word, or one number, of a closed list of `@redress/contracts`; the database refuses any other. */
export const OneOfColumn =
  (values: readonly (string | number)[], { nullable = false }: Presence = {}): PropertyDecorator =>
  (target, property) => {
    Column({ type: typeof values[0] === 'number' ? 'smallint' : 'text', nullable })(target, property);
    Check(`${column(property)} IN (${literals(values)})`)(target, property);
  };

/** Several words of a closed list. */
export const SomeOfColumn =
  (values: readonly string[]): PropertyDecorator =>
  (target, property) => {
    Column('text', { array: true, default: () => "'{}'" })(target, property);
    Check(`${column(property)} <@ ARRAY[${literals(values)}]`)(target, property);
  };

const instantText = {
  to: (value: unknown): unknown => value,
  from: (value: Date | null): Instant | null =>
    value instanceof Date && !Number.isNaN(value.getTime()) ? instantOf(value.getTime()) : null,
};

/** A moment. In the program it is an `Instant`; SQL's `infinity` reads as null. */
export const InstantColumn =
  ({ nullable = false, otherwise }: Presence & { readonly otherwise?: string } = {}): PropertyDecorator =>
  (target, property) =>
    Column('timestamptz', {
      nullable,
      transformer: instantText,
      ...(otherwise === undefined ? {} : { default: () => otherwise }),
    })(target, property);

const exactNumber = {
  to: (value: unknown): unknown => value,
  from: (value: string | number | null): number | null => (value === null ? null : Number(value)),
};

/** A whole number that may outgrow 32 bits; the program holds it as a number, exact up to 2^53. */
export const BigNumberColumn =
  ({ nullable = false }: Presence = {}): PropertyDecorator =>
  (target, property) =>
    Column('bigint', { nullable, transformer: exactNumber })(target, property);
