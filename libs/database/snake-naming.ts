import { DefaultNamingStrategy, type Table } from 'typeorm';

/** `ownerSince` → `owner_since`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const bare = (table: Table | string): string => {
  const name = typeof table === 'string' ? table : table.name;
  return name.split('.').at(-1) ?? name;
};

/**
 * Columns in snake_case, and constraint names that a person who meets them in an error message can read:
 * `complaint_owner_id_fkey`, `complaint_status_known`.
 */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? snakeCase(propertyName);
  }

  override primaryKeyName(table: Table | string): string {
    return `${bare(table)}_pkey`;
  }

  override uniqueConstraintName(table: Table | string, columnNames: string[]): string {
    return `${bare(table)}_${columnNames.join('_')}_key`;
  }

  override foreignKeyName(table: Table | string, columnNames: string[]): string {
    return `${bare(table)}_${columnNames.join('_')}_fkey`;
  }

  override indexName(table: Table | string, columnNames: string[]): string {
    return `${bare(table)}_${columnNames.join('_')}_idx`;
  }

  /** Named for the first column of the condition and what it asks for; a table's own rules are named by hand. */
  override checkConstraintName(table: Table | string, expression: string): string {
    const column = /"(\w+)"/.exec(expression)?.[1] ?? 'row';
    return `${bare(table)}_${column}_${/char_length|cardinality/.test(expression) ? 'size' : 'known'}`;
  }
}
