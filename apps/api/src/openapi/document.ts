import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { PROBLEM_MEDIA_TYPE } from '../http/problem';
import { ProblemDto, ProblemFieldDto } from './problem.dto';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const COMMANDS = ['post', 'put', 'patch', 'delete'] as const;
const OPERATIONS = ['get', ...COMMANDS] as const;

const INTRODUCTION = `Complaints from first contact to a verified callback.

Sign in with \`POST /api/v1/auth/login\` (a cookie carries the session) or send an API key as
\`Authorization: Bearer rdk_…\`. Every refusal is a problem document (RFC 9457) with a stable \`code\`; its sentences follow
\`Accept-Language\` (English, Simplified Chinese). Unknown fields are refused. Every command takes an \`Idempotency-Key\`.`;

const PROBLEM_RESPONSE = {
  description: 'A problem document: what was refused, and what to do.',
  content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
};

const IDEMPOTENCY_PARAMETER: NonNullable<Operation['parameters']>[number] = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The command is done once under this key; sent again, the first answer comes again.',
  schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
};

/** Routes whose answer must not be kept, because it holds a secret. */
const KEYLESS: readonly string[] = ['authLogin', 'authLogout', 'apiKeysIssue', 'agendaIssue', 'callbackLinksIssue'];

const complete = (operation: Operation, isCommand: boolean): Operation => ({
  ...operation,
  ...(isCommand && !KEYLESS.includes(operation.operationId ?? '')
    ? { parameters: [...(operation.parameters ?? []), IDEMPOTENCY_PARAMETER] }
    : {}),
  responses: { ...operation.responses, default: PROBLEM_RESPONSE },
});

const completeItem = (item: PathItem): PathItem => {
  const completed: PathItem = { ...item };
  for (const method of OPERATIONS) {
    const operation = completed[method];
    if (operation !== undefined) completed[method] = complete(operation, method !== 'get');
  }
  return completed;
};

const sortedByKey = <T>(members: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1)));

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The OpenAPI 3.1 document of the api, in a stable order: paths and schemas by name, members as declared. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Redress')
    .setDescription(INTRODUCTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addCookieAuth('redress_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'rdk', description: 'An API key: rdk_…' }, 'apiKey')
    .addSecurityRequirements('session')
    .addSecurityRequirements('apiKey')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDto, ProblemFieldDto],
    operationIdFactory: (controller, method) => lowerFirst(controller.replace(/Controller$/, '')) + upperFirst(method),
  });
  const paths = Object.fromEntries(Object.entries(document.paths).map(([path, item]) => [path, completeItem(item)]));
  return {
    ...document,
    paths: sortedByKey(paths),
    components: { ...document.components, schemas: sortedByKey(document.components?.schemas ?? {}) },
  };
}
