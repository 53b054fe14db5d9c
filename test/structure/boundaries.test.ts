import { ESLint } from 'eslint';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({
  cwd: root,
  // The planted files don't exist, so what needs their types is left out.
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false, project: null } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },
});

/** What lint says of a file that stands at this path and imports this. */
async function reasons(filePath: string, source: string): Promise<string[]> {
  const code = source.startsWith('.') ? `import '${source}';\n` : source;
  const [result] = await eslint.lintText(code, { filePath: resolve(root, filePath) });
  const fatal = result!.messages.filter((message) => message.fatal);
  expect(fatal).toEqual([]);
  return result!.messages.filter((m) => m.ruleId === 'leela/one-way').map((m) => m.message);
}

describe('imports go one way', { timeout: 60_000 }, () => {
  it.each([
    ['src/models/social/planted.ts', '../../services/social/index.js', 'models must not import services'],
    ['src/lib/planted.ts', '../config.js', 'lib must not import config'],
    ['src/schema/planted.ts', '../models/base.js', 'schema must not import models'],
    ['src/events/planted.ts', '../loaders/context.js', 'events must not import loaders'],
    ['src/rules/social/planted.ts', '../../services/social/planted.js', 'rules must not import services'],
    ['src/server/planted.ts', '../app.js', 'server must not import app'],
    ['src/resolvers/social/planted.ts', '../../reactors/counters.js', "don't import each other"],
    ['src/jobs/planted.ts', '../subscriptions/topics.js', "don't import each other"],
    ['src/import/planted.ts', '../reactors/counters.js', "don't import each other"],
    ['src/services/social/planted.ts', '../../import/step.js', 'services must not import import'],
    ['src/services/social/planted.ts', '../identity/sign-up.js', 'through its index.ts only'],
    ['src/lib/planted.ts', '../../test/setup/mongo.js', 'nothing from outside src'],
    ['src/misc/planted.ts', '../lib/retry.js', 'src/misc has no place in the order'],
    ['src/models/planted.ts', `export * from '../server/planted.js';`, 'models must not import server'],
    ['src/models/planted.ts', `void import('../server/planted.js');`, 'models must not import server'],
    [
      'src/models/planted.ts',
      `export type T = import('../server/planted.js').T;`,
      'models must not import server',
    ],
  ])('refuses %s importing %s', async (file, source, reason) => {
    expect(await reasons(file, source)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ['src/resolvers/social/planted.ts', '../../services/social/index.js'],
    ['src/services/social/planted.ts', '../identity/index.js'],
    ['src/services/social/planted.ts', './create-post.js'],
    ['src/rules/social/planted.ts', '../../loaders/context.js'],
    ['src/reactors/planted.ts', '../services/rewards/index.js'],
    ['src/server/planted.ts', '../resolvers/index.js'],
    ['src/import/planted.ts', '../services/social/index.js'],
    ['src/cli/planted.ts', '../app.js'],
    ['src/main.ts', './cli/run-app.js'],
  ])('lets %s import %s', async (file, source) => {
    expect(await reasons(file, source)).toEqual([]);
  });
});
