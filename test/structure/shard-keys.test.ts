import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { models } from '../../src/models/base.js';
import '../../src/models/index.js';
import { placements } from '../../src/models/placements.js';
import {
  allowsUnique,
  isSharded,
  shardingCommands,
  uniqueIndexes,
  type Placement,
} from '../../src/models/shard-keys.js';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'scale-collections.md');
const HEAD = `# Collections of a sharded cluster

Made from [placements.ts](../src/models/placements.ts) by \`npx vitest run test/structure/shard-keys --update\`. What it is
about stands in [scale.md](scale.md).
`;

/** What is wrong with the unique indexes of a model, if its collection were sharded as declared. */
function problems(model: (typeof models)[number], placement: Placement | undefined): string[] {
  const name = model.collection.name;
  if (!placement) return [`${name} has no placement`];
  if (!isSharded(placement)) return [];
  const refused = uniqueIndexes(model).filter(({ fields }) => !allowsUnique(placement.key, fields));
  const excused = Object.keys(placement.instead ?? {});
  return [
    ...refused.filter((index) => !excused.includes(index.name)).map((index) => `${name}: ${index.name}`),
    ...excused
      .filter((index) => !refused.some((one) => one.name === index))
      .map((index) => `${name}: ${index} needs no excuse`),
    ...Object.keys(placement.key)
      .filter((field) => !model.schema.path(field))
      .map((field) => `${name} has no field ${field}`),
  ];
}

describe('the placement of collections in a sharded cluster', () => {
  it('is declared for each collection, and for nothing else', () => {
    const names = models.map((model) => model.collection.name);
    expect(names.filter((name) => !placements[name])).toEqual([]);
    expect(Object.keys(placements).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('allows each unique index, or says what replaces it', () => {
    expect(models.flatMap((model) => problems(model, placements[model.collection.name]))).toEqual([]);
  });

  it('would be refused with a key that a unique index does not begin with', () => {
    const follows = models.find((model) => model.collection.name === 'follows')!;
    const by = (key: Record<string, 1 | 'hashed'>) => problems(follows, { key, why: '' });
    expect(by({ follower: 1 })).toEqual([]);
    expect(by({ follower: 1, following: 1 })).toEqual([]);
    expect(by({ following: 1 })).toEqual(['follows: follower_1_following_1']);
    expect(by({ follower: 1, createdAt: 1 })).toEqual(['follows: follower_1_following_1']);
    expect(by({ _id: 'hashed' })).toEqual(['follows: follower_1_following_1']);
    expect(problems(follows, undefined)).toEqual(['follows has no placement']);
  });

  it('is printed as commands, with an index first where none supports the key', () => {
    const commands = shardingCommands('leela');
    expect(commands).toContain('sh.shardCollection("leela.likes", {"user":1})');
    expect(commands).not.toContain('db.likes.createIndex({"user":1})');
    expect(commands).toContain('db.posts.createIndex({"_id":"hashed"})');
    expect(commands.filter((line) => line.includes('domain_events'))).toEqual([]);
    expect(
      commands.some((line) => line.startsWith('// first: db.timelines.dropIndex("post_1_owner_1")')),
    ).toBe(true);
  });

  it('is what the documentation says', async () => {
    await expect(await page()).toMatchFileSnapshot(FILE);
  });
});

async function page(): Promise<string> {
  const rows = Object.entries(placements).sort(([a], [b]) => (a < b ? -1 : 1));
  const sharded = rows.flatMap(([name, one]) => {
    if (!isSharded(one)) return [];
    const key = Object.entries(one.key).map(([field, kind]) =>
      kind === 'hashed' ? `hash of ${field}` : field,
    );
    const instead = Object.entries(one.instead ?? {}).map(([index, what]) => `\`${index}\`: ${what}`);
    return [`| ${name} | ${key.join(', ')} | ${one.why} | ${one.scatters ?? ''} | ${instead.join('; ')} |`];
  });
  const whole = rows.flatMap(([name, one]) => (isSharded(one) ? [] : [`| ${name} | ${one.bound} |`]));
  const text = [
    HEAD,
    '## Sharded',
    '',
    '| collection | key | why | asks every shard | unique indexes to replace first |',
    '| --- | --- | --- | --- | --- |',
    ...sharded,
    '',
    '## On one shard',
    '',
    '| collection | what keeps it small |',
    '| --- | --- |',
    ...whole,
  ].join('\n');
  return format(text, { parser: 'markdown', printWidth: 110 });
}
