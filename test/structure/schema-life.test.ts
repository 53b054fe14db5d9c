import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';
import { describe, expect, it } from 'vitest';
import { asMarkdown, schemaChanges } from '../../src/cli/schema-life/changes.js';
import { deprecationProblems } from '../../src/cli/schema-life/deprecations.js';
import { releasedForm } from '../../src/cli/schema-life/released.js';
import { undeclaredChanges } from '../../src/cli/schema-life/undeclared.js';

const day = (iso: string): Date => new Date(`${iso}T12:00:00Z`);
const reason = (removal = '2026-07-31', use = 'Use `User.name`') =>
  `${use}. Deprecated on 2026-01-31, removal on or after ${removal}.`;
const deprecated = (text: string) =>
  buildSchema(`
    type Query { user: User }
    type User { name: String! handle: String @deprecated(reason: ${JSON.stringify(text)}) old: Int @deprecated(reason: ${JSON.stringify(reason())}) }
  `);

describe('the deprecation policy', () => {
  const problems = (text: string, today = '2026-08-01') =>
    deprecationProblems(deprecated(text), day(today)).filter((line) => line.startsWith('User.handle'));

  it('is kept by the schema of the gateway', () => {
    const schema = buildSchema(readFileSync('src/schema/schema.graphql', 'utf8'));
    expect(deprecationProblems(schema, new Date())).toEqual([]);
  });

  it('accepts one form, with a replacement or the statement that there is none', () => {
    expect(problems(reason())).toEqual([]);
    expect(problems(reason('2027-01-01', 'Use `User`'))).toEqual([]);
    expect(problems(reason('2026-07-31', 'No replacement'))).toEqual([]);
  });

  it.each([
    ['No longer supported', 'must have the form'],
    ['Use `User.name`.', 'must have the form'],
    [reason('2026-07-32'), 'must have the form'],
    [`${reason()} Soon.`, 'must have the form'],
    [reason('2026-07-30'), 'removal on 2026-07-30 is too early; 2026-07-31 or later is allowed'],
    [reason('2026-07-31', 'Use `User.nickname`'), 'the replacement User.nickname is not in the schema'],
    [reason('2026-07-31', 'Use `User.old`'), 'the replacement User.old is deprecated itself'],
  ])('refuses %s', (text, problem) => {
    expect(problems(text)).toEqual([expect.stringContaining(problem)]);
  });

  it('refuses what should have been removed', () => {
    expect(problems(reason(), '2026-10-29')).toEqual([]);
    expect(problems(reason(), '2026-10-30')).toEqual([
      'User.handle: removal was due on 2026-07-31; remove it, or set a later date and announce it again',
    ]);
  });
});

const BEFORE = `
  directive @live(a: Int) on FIELD
  enum Mood { CALM WILD }
  interface Named { name: String }
  type User implements Named { name: String bio: String friends(mood: Mood, near: Int): [User] }
  type Group { name: String }
  union Found = User | Group
  input Search { text: String }
  type Query { search(input: Search): [Found] old(a: Int): Int }
`;
const AFTER = `
  enum Mood { CALM FINE }
  interface Named { name: String }
  type User { name: String! friends(near: String, mood: Mood, more: Int!, less: Int): [User!] }
  type Group { name: Int! }
  union Found = User | Page
  type Page { name: String }
  input Search { text: String tag: String! place: String }
  type Query { search(input: Search): [Found] old(a: Int): Int @deprecated(reason: "r") }
`;

describe('the changes between two schemas', () => {
  const [before, after] = [buildSchema(BEFORE), buildSchema(AFTER)];
  const changes = schemaChanges(before, after);
  const coordinates = (kind: keyof typeof changes) => changes[kind].map(({ coordinate }) => coordinate);

  it('name each changed element', () => {
    expect(coordinates('breaking')).toEqual(
      [
        ...['@live', 'Found.Group', 'Group.name', 'Mood.WILD', 'Search.tag', 'User', 'User.bio'],
        ...['User.friends(more:)', 'User.friends(near:)'],
      ].sort(),
    );
    expect(coordinates('dangerous')).toEqual(
      ['Found.Page', 'Mood.FINE', 'Search.place', 'User.friends(less:)'].sort(),
    );
    expect(coordinates('deprecated')).toEqual(['Query.old']);
    expect(coordinates('safe')).toEqual(['Page', 'User.friends', 'User.name']);
  });

  it('contain everything that graphql-js finds', () => {
    expect(changes.breaking.length).toBe(findBreakingChanges(before, after).length);
    expect(changes.dangerous.length).toBe(findDangerousChanges(before, after).length);
  });

  it('are Markdown', () => {
    const text = asMarkdown(changes);
    expect(text).toContain('### Breaking\n\n- `');
    expect(text).toContain('- `User.bio`: User.bio was removed.\n');
    expect(text.match(/^### .*$/gm)).toEqual(['### Breaking', '### Dangerous', '### Deprecated', '### Safe']);
    expect(asMarkdown(schemaChanges(before, before))).toBe('The schemas are equal for clients.\n');
  });

  it('do not see descriptions, which the released form leaves out', () => {
    const described = buildSchema(
      `"All." type Query { "A number." n("How much." a: Int = 3): Int @deprecated(reason: "r") }`,
    );
    const form = releasedForm(described);
    expect(form).not.toMatch(/All|A number|How much/);
    const { breaking, dangerous, deprecated: gone, safe } = schemaChanges(described, buildSchema(form));
    expect([breaking, dangerous, gone, safe].flat()).toEqual([]);
  });
});

describe('a breaking change', () => {
  const released = deprecated(reason());
  const without = (types: string) => buildSchema(`type Query { user: User } ${types}`);
  const undeclared = (changelog: string, today = '2026-08-01', present = without('type User { old: Int }')) =>
    undeclaredChanges({ released, present, changelog, today: day(today) }).map(
      ({ coordinate }) => coordinate,
    );
  const under = (heading: string, text: string) =>
    `# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- A bug of \`User.old\`.\n\n${heading}\n\n- ${text}\n\n## [0.1.0]\n\n### Removed (breaking)\n\n- \`User.name\`\n`;

  it('has to be announced: by a deprecation whose date has come, or in the changelog', () => {
    expect(undeclared('')).toEqual(['User.name']);
    expect(undeclared('', '2026-07-30')).toEqual(['User.handle', 'User.name']);
    expect(undeclared(under('### Removed (breaking)', '`User.name` is gone.'))).toEqual([]);
    expect(undeclared(under('### Changed (breaking)', 'All of `User` changed.'), '2026-07-30')).toEqual([]);
  });

  it('is not announced under another heading, or for another version', () => {
    expect(undeclared(under('### Removed', '`User.name` is gone.'))).toEqual(['User.name']);
    expect(undeclared(under('### Removed (breaking)', 'User.name is gone.'))).toEqual(['User.name']);
    expect(undeclared(under('### Removed (breaking)', '`User.names` is gone.'))).toEqual(['User.name']);
  });

  it('of a deprecated element that stays is not announced by its deprecation', () => {
    const changed = without('type User { name: String! handle: Int old: Int }');
    expect(undeclared('', '2026-08-01', changed)).toEqual(['User.handle']);
  });

  it('may remove a type with the last element that uses it', () => {
    const [old, gone] = ['now: Int old: Old @deprecated(reason: "x")', 'now: Int'].map((fields) =>
      buildSchema(`type Query { ${fields} } ${fields.includes('Old') ? 'type Old { a: Int }' : ''}`),
    ) as [typeof released, typeof released];
    const field = old.getQueryType()!.getFields()['old']!;
    const check = (text: string) => {
      field.deprecationReason = text;
      return undeclaredChanges({ released: old, present: gone, changelog: '', today: day('2026-08-01') });
    };
    expect(check(reason())).toEqual([]);
    expect(check(reason('2026-08-02')).map(({ coordinate }) => coordinate)).toEqual(['Old', 'Query.old']);
  });
});

describe('npm run schema:changes', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join('dist', 'cli', 'schema-changes.js'), ...args]);

  it('prints the changes since a schema file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leela-schema-'));
    const file = join(folder, 'old.graphql');
    await writeFile(file, 'type Query { gone: Int }');
    const { stdout } = await run(file);
    expect(stdout).toContain('- `Query.gone`: Query.gone was removed.');
    expect(stdout).toContain('- `Post`: Post was added.');
  });

  it('refuses what is neither a file nor a git ref', async () => {
    await expect(run('no-such-ref')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('neither a schema file nor a git ref'),
    });
  });

  it('finds the gateway to keep its policy', async () => {
    expect((await run('--check')).stdout).toContain('keeps docs/schema-life.md');
  });
});
