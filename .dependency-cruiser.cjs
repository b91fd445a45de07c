// The arrows of the house. Everything below the tables follows from them.

/** What a lib that is no feature may import, besides itself. */
const foundations = {
  contracts: [],
  'complaint-domain': ['contracts'],
  platform: ['contracts'],
  database: ['platform', 'contracts', 'complaint-domain'],
  messaging: ['database', 'platform', 'contracts', 'complaint-domain'],
};

/** What a feature may import besides the foundations: other features, by their front doors. Short on purpose. */
const features = {
  directory: [],
  settings: ['directory'],
  complaints: ['directory', 'settings'],
  callbacks: ['complaints', 'directory', 'settings'],
  escalation: ['complaints', 'callbacks', 'directory', 'settings'],
  notifications: ['callbacks', 'complaints', 'directory'],
  knowledge: ['directory'],
  coaching: ['complaints', 'directory'],
  insights: ['directory'],
  importing: ['complaints', 'directory'],
  simulation: ['importing', 'directory', 'settings'],
};

const apps = ['api', 'worker', 'cli', 'web'];

const anyOf = (names) => `(${names.join('|')})`;
const allowedOf = Object.fromEntries([
  ...Object.entries(foundations).map(([lib, others]) => [lib, [lib, ...others]]),
  ...Object.entries(features).map(([lib, others]) => [lib, [lib, ...Object.keys(foundations), ...others]]),
]);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing or need a third. Type-only cycles count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'known-libs-only',
      comment: 'A new lib takes its place in the tables at the top of .dependency-cruiser.cjs first.',
      severity: 'error',
      from: { path: `^libs/(?!${anyOf(Object.keys(allowedOf))}/)` },
      to: {},
    },
    ...Object.entries(allowedOf).map(([lib, allowed]) => ({
      name: `arrows-of-${lib}`,
      comment: `libs/${lib} may import ${allowed.slice(1).join(', ') || 'no other lib'}.`,
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: { path: `^libs/(?!${anyOf(allowed)}/)` },
    })),
    {
      name: 'rules-are-pure',
      comment: 'contracts and complaint-domain run in a browser too: no package, no module of Node.',
      severity: 'error',
      from: { path: '^libs/(contracts|complaint-domain)/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'] },
    },
    {
      name: 'front-doors-only',
      comment: 'A lib is entered by its index.ts.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/index\\.ts$'] },
    },
    {
      name: 'front-doors-only-from-outside',
      comment: 'A lib is entered by its index.ts.',
      severity: 'error',
      from: { path: '^(apps|test)/' },
      to: { path: '^libs/[^/]+/', pathNot: '^libs/[^/]+/(index\\.ts$|testing/)' },
    },
    {
      name: 'not-through-the-own-door',
      comment: 'Inside its lib a file imports its neighbour directly.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/$1/index\\.ts$' },
    },
    {
      name: 'nothing-imports-an-app',
      comment: 'Apps are roots.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-stand-alone',
      comment: 'What two apps need is a lib.',
      severity: 'error',
      from: { path: `^apps/${anyOf(apps)}/` },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'Specs, builders for tests (testing/) and test support are not part of the product.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { path: '^test/|\\.spec\\.ts$|/testing/' },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      comment: 'A production install does not have it.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '\\.spec\\.ts$|/testing/|^apps/web/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/fixtures)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
