import graphql from '@graphql-eslint/eslint-plugin';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import boundaries from './scripts/lint/boundaries.mjs';
import { operationRules, schemaRules } from './scripts/lint/graphql.mjs';

const CODE = ['**/*.js', '**/*.mjs', '**/*.ts', '**/*.tsx'];
const SCHEMA = 'src/schema/schema.graphql';
const DOCUMENTS = 'packages/client/src/documents/**/*.graphql';

/** Files of GraphQL, which know the schema and the documents of the client package. */
const graphqlFiles = (files, rules) => ({
  files: [files],
  plugins: { '@graphql-eslint': graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: { graphQLConfig: { schema: SCHEMA, documents: DOCUMENTS } },
  },
  rules,
});

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '.dist-*/',
      'node_modules/',
      '.data/',
      'coverage/',
      'test/generated/',
      'packages/client/src/schema.ts',
      'packages/client/src/possible-types.ts',
      'packages/client/src/documents/**/*.ts',
      'src/server/playground/assets/',
    ],
  },
  { files: CODE, extends: [tseslint.configs.recommended] },
  {
    files: CODE,
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise that nobody waits for is an error that nobody sees.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { leela: boundaries },
    rules: { 'leela/one-way': 'error' },
  },
  {
    // Commands and tools talk to a person; the gateway itself logs.
    files: ['scripts/**', 'src/cli/**', 'test/**', 'bench/**', 'examples/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // What an untyped operation answers is for the test to look at.
    files: ['test/**'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  graphqlFiles(SCHEMA, schemaRules),
  graphqlFiles(DOCUMENTS, operationRules),
);
