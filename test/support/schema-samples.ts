/** As much of a JSON schema as the api's own document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly example?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** An id of the right form that nothing has. */
export const NOBODY = '01900000-0000-7000-8000-ffffffffffff';

/** Texts of the forms that the document describes by a pattern. */
const PATTERNED: readonly string[] = ['CNY', 'sample', 'sample-1', '+86 10 5550 1100', '1'];

/** Follows references until there is something to read. */
export const resolved = (schema: Schema, document: OpenApiDocument): Schema => {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    const target = document.components.schemas[name];
    if (target === undefined) throw new Error(`The document has no schema named ${name}.`);
    return resolved(target, document);
  }
  const [only] = schema.allOf ?? [];
  if (only !== undefined && schema.allOf?.length === 1) return resolved(only, document);
  const choice = (schema.anyOf ?? schema.oneOf)?.find((each) => each.type !== 'null');
  return choice === undefined ? schema : resolved(choice, document);
};

export const typeOf = (schema: Schema): string =>
  typeof schema.type === 'string' ? schema.type : (schema.type?.find((each) => each !== 'null') ?? 'object');

const textSample = (schema: Schema): string => {
  if (schema.format === 'uuid') return NOBODY;
  if (schema.format === 'date-time') return '2026-03-01T09:30:00.000Z';
  if (schema.format === 'date') return '2026-03-01';
  if (schema.format === 'email') return 'somebody@example.com';
  if (typeof schema.example === 'string') return schema.example;
  if (schema.pattern !== undefined) {
    const form = new RegExp(schema.pattern, 'u');
    return PATTERNED.find((each) => form.test(each)) ?? '';
  }
  return 'x'.repeat(Math.max(schema.minLength ?? 1, 12)).slice(0, schema.maxLength);
};

/** A value that a schema allows, with every member that it requires and no other. */
export const sampleOf = (given: Schema, document: OpenApiDocument): unknown => {
  const schema = resolved(given, document);
  if (schema.enum !== undefined) return schema.enum[0];
  switch (typeOf(schema)) {
    case 'string':
      return textSample(schema);
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, document));
    default:
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, document)]),
      );
  }
};
