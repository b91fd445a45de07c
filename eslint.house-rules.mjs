// The house's own lint rules. They read two tables, so that a confinement is one line of data with the reason in it.
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

/**
 * Packages that only some places may import. `from` matches the import, `allowed` the importing file's path.
 * Tests of a thing may use what the thing uses: everything under test/ and every spec is free.
 */
export const CONFINED_PACKAGES = [
  {
    from: /^bullmq$/,
    allowed: /^(libs\/messaging\/jobs\/|apps\/worker\/)/,
    message:
      'Queues stand behind one port: enqueue through libs/messaging/jobs, so that PostgreSQL and Redis stay interchangeable.',
  },
  {
    from: /^(socket\.io|@nestjs\/websockets|@nestjs\/platform-socket\.io|@socket\.io\/)/,
    allowed: /^(libs\/messaging\/realtime\/|apps\/api\/src\/realtime\/|apps\/web\/src\/live\/)/,
    message:
      'Sockets carry hints made from the event log: log an event and let its route in messaging/routes.ts decide who sees it.',
  },
  {
    from: /^(typeorm|@nestjs\/typeorm)$/,
    allowed: /^libs\/database\/|\.(repository|query)\.ts$/,
    message:
      'SQL lives in libs/database, *.repository.ts (write path) and *.query.ts (read path): give this file a repository.',
  },
  {
    from: /^ioredis$/,
    allowed: /^libs\/platform\/redis\//,
    message:
      'Connections to Redis come from RedisConnections of @redress/platform, which closes them when the process stops.',
  },
  {
    from: /^@nestjs\/(common|core|swagger)$|^(node:)?(fs|net|http|child_process|crypto)(\/|$)|^(pg|pino|fastify)$/,
    allowed: /^(?!libs\/(complaint-domain|contracts)\/)/,
    message: 'The rules are pure: hand in time, ids and facts as arguments and let a service do the input and output.',
  },
];

/** Names in a package that only some places may import. */
export const CONFINED_NAMES = [
  {
    from: /^@nestjs\/common$/,
    name: /^(Http|[A-Z]\w*)Exception$/,
    allowed: /^apps\/api\/src\//,
    message: 'A refusal is a value with a code from libs/contracts/error-codes.ts; only the api turns it into HTTP.',
  },
  {
    from: /^uuid$/,
    name: /.*/,
    allowed: /^libs\/platform\/ids\//,
    message: 'Identifiers come from Ids of @redress/platform, so that a test can foretell them.',
  },
];

const FORBIDDEN_FOLDERS = /(^|\/)(utils?|common|shared|helpers?|misc|lib)\//;
const KEBAB_FILE = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(ts|mjs|cjs)$/;

const pathOf = (context) => relative(root, context.filename).split(sep).join('/');
const isTest = (path) => /^test\/|\.spec\.ts$|^libs\/[^/]+\/testing\//.test(path);

const sourceVisitors = (check) => ({
  ImportDeclaration: check,
  ExportNamedDeclaration: check,
  ExportAllDeclaration: check,
  ImportExpression: check,
});

const confinedImports = {
  meta: { type: 'problem', schema: [], messages: { confined: '{{message}}' } },
  create(context) {
    const path = pathOf(context);
    if (isTest(path)) return {};
    return sourceVisitors((node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      for (const rule of CONFINED_PACKAGES) {
        if (rule.from.test(specifier) && !rule.allowed.test(path)) {
          context.report({ node, messageId: 'confined', data: rule });
        }
      }
      for (const rule of CONFINED_NAMES) {
        if (!rule.from.test(specifier) || rule.allowed.test(path)) continue;
        for (const each of node.specifiers ?? []) {
          const name = each.imported?.name ?? each.local.name;
          if (rule.name.test(name)) context.report({ node: each, messageId: 'confined', data: rule });
        }
      }
    });
  },
};

const frontDoors = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      deep: 'Another lib is entered by its front door only: import from @redress/{{lib}} and export the name in libs/{{lib}}/index.ts.',
      self: 'Inside its own lib a file is imported by its relative path; the front door is for the others.',
      extension: 'Relative imports carry no extension; the build adds it.',
    },
  },
  create(context) {
    const path = pathOf(context);
    const ownLib = /^libs\/([^/]+)\//.exec(path)?.[1];
    return sourceVisitors((node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      const alias = /^@redress\/([^/]+)(\/.*)?$/.exec(specifier);
      if (alias?.[2] !== undefined) context.report({ node, messageId: 'deep', data: { lib: alias[1] } });
      else if (alias !== null && alias[1] === ownLib) context.report({ node, messageId: 'self' });
      if (!specifier.startsWith('.')) return;
      if (/\.(js|ts)$/.test(specifier)) context.report({ node, messageId: 'extension' });
      const target = join(dirname(path), specifier).split(sep).join('/');
      const lib = /^libs\/([^/]+)/.exec(target)?.[1];
      const forTests = isTest(path) && /^libs\/[^/]+\/testing\//.test(target);
      if (lib !== undefined && lib !== ownLib && !forTests) context.report({ node, messageId: 'deep', data: { lib } });
    });
  },
};

const fileNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      folder: 'A folder is named for what it holds; utils, common, shared and helpers say nothing.',
      kebab: 'File names are kebab-case with a suffix for their kind: take-ownership.service.ts.',
    },
  },
  create(context) {
    const path = pathOf(context);
    return {
      Program(node) {
        if (FORBIDDEN_FOLDERS.test(path)) context.report({ node, messageId: 'folder' });
        if (!KEBAB_FILE.test(path.slice(path.lastIndexOf('/') + 1))) context.report({ node, messageId: 'kebab' });
      },
    };
  },
};

export default {
  rules: { 'confined-imports': confinedImports, 'front-doors': frontDoors, 'file-names': fileNames },
};
