import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const root = dirname(fileURLToPath(import.meta.url));
const SPECS = ['src/**/*.spec.ts', 'test/**/*.ts'];

const DOOR = ['DataSource', 'Repository', 'InjectRepository', 'InjectDataSource', 'InjectEntityManager', 'getRepositoryToken', 'getDataSourceToken'];
const door = { importNames: DOOR, message: 'Only src/platform/database opens connections: go through Database (architecture 3.6).' };

const HTTP_EXCEPTIONS = /^(Http|BadRequest|Unauthorized|Forbidden|NotFound|Conflict|Gone|PayloadTooLarge|UnprocessableEntity|InternalServerError|ServiceUnavailable|MethodNotAllowed|NotAcceptable)Exception$/;
const HTTP_MESSAGE = 'Domains throw NotVisible, ActionNotAllowed, RuleViolation… (src/platform/web/errors.ts), never HTTP exceptions.';

const CLOCK_MESSAGE = 'Ask Clock what time it is: only src/platform/clock reads the machine’s clock.';
const CLOCK = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK_MESSAGE },
  { selector: "CallExpression[callee.name='Date']", message: CLOCK_MESSAGE },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: CLOCK_MESSAGE },
  { selector: "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]", message: CLOCK_MESSAGE },
];
const DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'No default exports: a thing has one name everywhere.' };

/** A floor is a folder of src; another floor is entered by its index.ts alone, the platform by its files. */
const onlyByIndex = {
  create(context) {
    const own = floorOf(context.filename);
    return {
      'ImportDeclaration, ExportNamedDeclaration[source], ExportAllDeclaration'(node) {
        const path = node.source.value;
        if (own === null || !path.startsWith('.')) return;
        const target = resolve(dirname(context.filename), path);
        const floor = floorOf(target);
        if (floor === null || floor === own || floor === 'platform' || target.endsWith(`${floor}${sep}index.js`)) return;
        context.report({ node, message: `« ${floor} » is entered by its index.ts only, not by ${path}.` });
      },
    };
  },
};

function floorOf(file) {
  const [top, folder, ...rest] = relative(root, file).split(sep);
  return top === 'src' && rest.length > 0 ? folder : null;
}

export default defineConfig(
  { ignores: ['dist/**', 'dist.new/**', 'node_modules/**', 'coverage/**', 'data/**', 'test/.out/**', 'views/assets/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-base-to-string': 'off', // values of drivers and forms are `unknown`, and read as text on purpose
      '@typescript-eslint/require-await': 'off', // a port may be asynchronous where one of its makers has nothing to wait for
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { house: { rules: { 'only-by-index': onlyByIndex } } },
    rules: { 'house/only-by-index': 'error', 'no-console': 'error', 'no-restricted-syntax': ['error', DEFAULT_EXPORT, ...CLOCK] },
  },
  { files: ['src/platform/clock/**', ...SPECS], rules: { 'no-restricted-syntax': ['error', DEFAULT_EXPORT] } },
  { files: ['src/cli/**'], rules: { 'no-console': 'off' } },
  { files: ['src/cli/**', 'src/app.module.ts', 'src/main.ts', ...SPECS], rules: { 'house/only-by-index': 'off' } },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/database/**', 'src/cli/**', ...SPECS],
    rules: { 'no-restricted-imports': ['error', { paths: ['typeorm', '@nestjs/typeorm'].map((name) => ({ name, ...door })) }] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/**', ...SPECS],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@nestjs/common'], importNamePattern: HTTP_EXCEPTIONS.source, message: HTTP_MESSAGE }] },
      ],
    },
  },
  {
    // What a test reads from pages, raw rows and parsed answers has no type, and it proves the value the next line.
    files: SPECS,
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
