import { type Instant, instantOf } from '@redress/contracts';
import { Column, type ColumnType, ForeignKey, PrimaryColumn } from 'typeorm';
import type { DomainName } from './domains';

interface Presence {
  readonly nullable?: boolean;
}

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
export const TextColumn = (longest: number, { nullable = false }: Presence = {}): PropertyDecorator =>
  Column('varchar', { length: longest, nullable });

const exactNumber = {
  to: (value: unknown): unknown => value,
  from: (value: unknown): unknown => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value),
};

/** A value of one of our domains: a word of a closed list, an amount, a digest. The database refuses any other. */
export const DomainColumn =
  (
    name: DomainName,
    { nullable = false, otherwise }: Presence & { readonly otherwise?: string } = {},
  ): PropertyDecorator =>
  (target, property) =>
    Column({
      type: name as ColumnType,
      nullable,
      ...(otherwise === undefined ? {} : { default: () => otherwise }),
    })(target, property);

/** The same as part of the primary key. */
export const DomainKey = (name: DomainName): PropertyDecorator => PrimaryColumn({ type: name as ColumnType });

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

/** A whole number that may outgrow 32 bits; the program holds it as a number, exact up to 2^53. */
export const BigNumberColumn =
  ({ nullable = false }: Presence = {}): PropertyDecorator =>
  (target, property) =>
    Column('bigint', { nullable, transformer: exactNumber })(target, property);
