import tseslint from 'typescript-eslint';
import house from './eslint.house-rules.mjs';

/** Syntax nobody uses; the message says what to write instead. */
const BANNED_SYNTAX = [
  {
    selector: 'ExportAllDeclaration',
    message: 'A front door lists its names one by one, so that a reader sees what a lib offers.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export: the name is then the same everywhere.' },
  {
    selector: 'TSEnumDeclaration',
    message: 'Use a string-literal union with a const array; see libs/contracts/vocabulary.ts.',
  },
];

const PRESENT = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'The present comes from Clock of @redress/platform (injected), so that a test decides what time it is.',
};

const BANNED_PROPERTIES = [
  { object: 'Date', property: 'now', message: 'The present comes from Clock of @redress/platform (injected).' },
  {
    object: 'process',
    property: 'env',
    message: 'Configuration is parsed once in libs/platform/config: inject CONFIG.',
  },
  { object: 'Math', property: 'random', message: 'Chance comes from node:crypto, or as an argument in pure code.' },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'coverage/',
      '.data/',
      '**/generated/',
      'test/fixtures/',
      'apps/web/src/client/schema.d.ts',
    ],
  },
  // Nothing is silenced where it stands: a rule that is wrong is changed here, for all.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  { plugins: { house }, rules: { 'house/file-names': 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'house/confined-imports': 'error',
      'house/front-doors': 'error',
      'no-restricted-syntax': ['error', ...BANNED_SYNTAX, PRESENT],
      'no-restricted-properties': ['error', ...BANNED_PROPERTIES],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-promise-executor-return': 'off',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      // Async methods without await keep an interface's promise; decorators bind methods themselves.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  // Where the present and the environment come in.
  {
    files: ['libs/platform/clock/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', ...BANNED_PROPERTIES.slice(1)] },
  },
  {
    files: ['libs/platform/config/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', ...BANNED_PROPERTIES.filter((each) => each.object !== 'process')] },
  },
  // What talks to a person at a terminal.
  { files: ['apps/cli/**/*.ts', 'test/support/**/*.ts', 'test/bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      // A test may ask the machine for the time when it checks what Redress wrote.
      'no-restricted-properties': ['error', ...BANNED_PROPERTIES.filter((each) => each.object === 'process')],
      'no-restricted-syntax': ['error', ...BANNED_SYNTAX],
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  { files: ['**/*.mjs', '**/*.cjs'], rules: { eqeqeq: 'error', 'prefer-const': 'error' } },
);
