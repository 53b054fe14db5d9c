import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch } from '../setup/gateway.js';

const root = resolve(import.meta.dirname, '../..');
const NEW = [
  ['social', 'sticker-pack', 'zpack', []],
  // A domain that does not exist yet, with everything.
  ['planted', 'ztopic', 'ztopi', ['--list', '--update', '--delete', '--counter']],
] as const;

/** Holds the table of personal data against the models. */
const TABLE = ['test/privacy/table.test.ts', 'test/privacy/complaints.ts'] as const;

describe('npm run new', { timeout: 180_000 }, () => {
  let copy: string;
  const node = (...args: string[]) => launch(args, { CI: 'true' }, copy);
  const bin = (path: string) => join(root, 'node_modules', path);

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'leela-new-'));
    const left = new Set(['node_modules', 'dist', '.data', '.git', 'bench', 'docs']);
    for (const name of await readdir(root)) {
      if (left.has(name) || name.startsWith('.dist-')) continue;
      await cp(join(root, name), join(copy, name), { recursive: true });
    }
    // Of the tests only what new ones build on, and what asks about every model: the rest is compiled elsewhere.
    for (const entry of await readdir(join(copy, 'test'), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      // Factories use the operations of their domains.
      const kept = /\/test\/(setup|factories)\b/.test(path) || entry.name === 'operations.ts';
      if (entry.isFile() && !kept) await rm(path);
    }
    await mkdir(join(copy, 'test/privacy'), { recursive: true });
    for (const name of TABLE) await cp(join(root, name), join(copy, name));
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const [domain, thing, prefix, verbs] of NEW) {
      const run = node('scripts/new.mjs', domain, thing, '--prefix', prefix, ...verbs);
      expect(await run.exit, run.output()).toBe(0);
    }
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  it('writes what compiles', async () => {
    const run = node(bin('typescript/bin/tsc'), '--noEmit', '--incremental', 'false');
    expect(await run.exit, run.output()).toBe(0);
  });

  it('writes what lint and format accept', async () => {
    const layers = ['models', 'services', 'rules', 'loaders'];
    const rows = ['social-content', 'planted'].map((name) => `src/services/privacy/rows/${name}.ts`);
    const files = NEW.flatMap(([domain, thing]) => [
      ...rows,
      ...layers.map((layer) => `src/${layer}/${domain}/index.ts`),
      `src/models/${domain}/${thing}.ts`,
      `src/domains/${domain}.ts`,
      `src/services/${domain}/${thing}.ts`,
      `src/rules/${domain}/can-see-${thing}.ts`,
      `src/resolvers/${domain}/${thing}.resolver.ts`,
      `test/${domain}/${thing}.test.ts`,
    ]);
    const lint = node(bin('eslint/bin/eslint.js'), '--max-warnings', '0', ...files);
    expect(await lint.exit, lint.output()).toBe(0);
    const format = node(bin('prettier/bin/prettier.cjs'), '--check', ...files);
    expect(await format.exit, format.output()).toBe(0);
  });

  it('writes tests that pass, and leaves nothing unsaid about personal data', async () => {
    const files = [...NEW.map(([domain, thing]) => `test/${domain}/${thing}.test.ts`), TABLE[0]];
    const env = { CI: 'true', TEST_MONGODB_URI: inject('mongoUri'), TEST_DATABASE: 'leela_test_new' };
    const run = launch([bin('vitest/vitest.mjs'), 'run', ...files], env, copy);
    expect(await run.exit, run.output()).toBe(0);
    expect(run.output()).toMatch(/Tests.*20 passed/);
  });

  it('overwrites nothing, and changes nothing when it refuses', async () => {
    const before = await readFile(join(copy, 'src/schema/ids.ts'), 'utf8');
    for (const [args, reason] of [
      [['social', 'sticker-pack'], 'exists already'],
      [['social', 'other', '--prefix', 'usr'], 'the prefix usr is taken'],
      [['social', 'Other'], 'kebab-case'],
      [['social'], 'npm run new'],
    ] as const) {
      const run = node('scripts/new.mjs', ...args);
      expect(await run.exit).toBe(1);
      expect(run.output()).toContain(reason);
    }
    expect(await readFile(join(copy, 'src/schema/ids.ts'), 'utf8')).toBe(before);
  });
});
