import { join } from 'node:path';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { readGlobalId } from '../../src/schema/ids.js';
import { testApp } from '../setup/app.js';
import { ANYTHING, ask, VALUE, type Way } from './matrix/ask.js';
import { listen } from './matrix/listen.js';
import { table, type Section } from './matrix/render.js';
import { args, everyField, printed, Word, type Asked, type Supply } from './matrix/selection.js';
import { Writes } from './matrix/writes.js';
import { buildWorld, later, ROLES, type Subject, type World } from './matrix/world.js';

const FILE = join(import.meta.dirname, 'matrix.md');
const HEAD = `# Who gets what

Made by \`npm run matrix\` (test/security/matrix.test.ts), which asks for every field in every role; the test compares.
A change here is a change of who sees what: read it before you commit it.

✓ a value · – nothing · [a b] a list with these of our things in it, … for others · a number: that total · CAPITALS: refused so.
The owner is whose thing it is; follower and friend follow all owners, friends are followed back, the blocked are blocked
by all owners. hermit's profile is private, closed's is for friends, open shows the e-mail address, owner's is public; banned
is suspended, leaving waits to be erased: their own tokens are good no more. The group is the owner's, with follower and friend.
The owner is customer, client and applicant; the friend is the consultant, the follower the recruiter, the moderator of the support team.
Of the owner's canvas the follower is an editor and the friend a viewer; the friend is also a collaborator of the research.
`;

/** Roots of which other tests have something in the same database. */
const SHARED = /^(posts|moderationCases|moderationAppeals|events|coupons|transactions|webhookEvents)$/;

let schema: GraphQLSchema;
let world: World;
const sections: Section[] = [];
/** Every field that somebody got a value of, as Type.field. */
const reached = new Set<string>();

/** Arguments of fields that read. */
const reading: Supply = (name, type) => {
  const known: Record<string, unknown> = {
    ...{ first: 50, query: world.mark, search: world.mark, name: world.mark, radiusKm: 5 },
    ...{ near: { latitude: -54.42, longitude: 3.36 }, username: world.people.owner!.username },
    ...{ userId: world.people.owner!.id, id: idOf('Post: public') },
    ...{ slug: `${world.mark}-tool`, number: '1.0.0', path: 'a.ts', durationMinutes: 30 },
    ...{ from: new Date().toISOString(), to: later() },
    ids: ['Post: public', 'Post: followers', 'Post: draft', 'Story: story-all', 'Upload'].map(idOf),
  };
  if (name in known) return known[name];
  const named = getNamedType(type);
  if (!type.toString().endsWith('!')) return undefined;
  return isEnumType(named) ? new Word(named.getValues()[0]!.name) : NEEDED[named.name]?.(name);
};
/** Values of further arguments that a field does not do without. */
const NEEDED: Record<string, (name: string) => unknown> = {
  String: () => world.mark,
  Int: () => 30,
  Float: () => 1,
  Boolean: () => true,
  ID: () => idOf('Post: public'),
  InsightRange: () => ({ from: '2026-11-01', to: '2026-11-01' }),
  ExportInsightInput: () => ({
    ...{ insight: new Word('SUPPORT'), format: new Word('JSON') },
    range: { from: '2026-11-01', to: '2026-11-01' },
  }),
  FunnelStepInput: () => ({ name: 'visit', type: new Word('PAGE_VIEW'), path: '/' }),
  DateTimeISO: (name) => new Date(Date.now() + (name === 'to' ? 2 : 1) * 86_400_000).toISOString(),
};
const idOf = (name: string) => world.subjects.find((subject) => subject.name === name)!.id;

beforeAll(async () => {
  const { visitor } = await testApp();
  schema = buildClientSchema(await visitor.data(getIntrospectionQuery()));
  world = await buildWorld();
}, 300_000);

/** A section from what each role got. */
function section(title: string, columns: Map<string, string>[]): void {
  const fields = [...new Set(columns.flatMap((cells) => [...cells.keys()]))];
  const lines = new Map(
    fields.map((field) => [field || '(the thing itself)', columns.map((cells) => cells.get(field) ?? '')]),
  );
  sections.push({ title, roles: ROLES, lines });
}

/** Remembers which fields of which types had values for somebody. */
function note(asked: readonly Asked[], columns: Map<string, string>[], above = ''): void {
  for (const { on, name, children } of asked) {
    const path = above === '' ? name : `${above}.${name}`;
    if (columns.some((cells) => /^([✓\d]|\[.+\])/.test(cells.get(path) ?? ''))) reached.add(`${on}.${name}`);
    note(children, columns, path);
  }
}

async function askAll(title: string, fields: Asked[], way: Way, owner: Subject['owner']): Promise<unknown[]> {
  const got = await Promise.all(
    ROLES.map((role) => ask(world.client(role, owner), fields, way, world.names)),
  );
  const columns = got.map(({ cells }) => cells);
  section(title, columns);
  note(fields, columns);
  return got[ROLES.indexOf('owner')]!.answers;
}

async function askThing({ name, type, id, owner }: Subject): Promise<void> {
  const fields = everyField(schema, schema.getType(type) as GraphQLObjectType, reading);
  const wrap = (inside: string) => `{ node(id: "${id}") { __typename ... on ${type} { ${inside} } } }`;
  await askAll(name, fields, { wrap, at: ['node'] }, owner);
}

describe('who gets what', () => {
  it('of what can be read', async () => {
    const roots = everyField(schema, schema.getQueryType()!, reading);
    const owned: unknown[] = [];
    for (const root of roots) {
      const title = `Query.${root.name}`;
      const { owner } = world.people as { owner: Subject['owner'] };
      const deep = root.kind === 'value' && !root.isList && !ANYTHING.test(root.name);
      // What is large is asked for in parts, so its fields are asked one level down.
      const wrap = (inside: string) =>
        deep ? `{ ${root.name}${root.args} { ${inside} } }` : `{ ${inside} }`;
      const way = { wrap, at: deep ? [root.name] : [], shared: SHARED.test(root.name) };
      owned.push(...(await askAll(title, deep ? root.children : [root], way, owner)));
      if (deep) reached.add(`Query.${root.name}`);
    }
    for (const subject of world.subjects) await askThing(subject);
    // One of each kind that only its owner meets: sessions, notifications, whatever comes later.
    const covered = new Set(world.subjects.map(({ type }) => type));
    for (const id of JSON.stringify(owned).match(/[a-z]{2,5}_[0-9a-f]{24}/g) ?? []) {
      const type = readGlobalId(id)?.type;
      if (!type || covered.has(type)) continue;
      covered.add(type);
      await askThing({ name: `${type}: of the viewer`, type, id, owner: world.people.owner! });
    }
  }, 300_000);

  it('of what can be done', async () => {
    const writes = new Writes(world);
    const fields = Object.values(schema.getMutationType()!.getFields());
    for (const about of ['public', 'private'] as const) {
      const columns = new Map(ROLES.map((role) => [role, new Map<string, string>()]));
      for (const field of fields) {
        const input = field.args.find(({ name }) => name === 'input');
        const named = input && getNamedType(input.type);
        const names = isInputObjectType(named) ? Object.keys(named.getFields()) : [];
        if (
          about === 'private' &&
          !names.some((name) => /^(post|target|story|comment|highlight)Ids?$/.test(name))
        )
          continue;
        const payload = getNamedType(field.type) as GraphQLObjectType;
        const asked = everyField(schema, payload, reading, 0).filter(({ name }) => name !== 'userErrors');
        const send = async (role: string): Promise<void> => {
          const made = input ? await writes.input(field.name, input.type, about) : undefined;
          const client = await writes.actor(role, field.name, writes.owner(names));
          const given = args(field, () => made);
          const answer = await client.send(`mutation { ${field.name}${given} { ${printed(asked)} } }`);
          const code = answer.errors[0]?.extensions.code;
          columns.get(role)!.set(field.name, code ?? VALUE);
          const got = answer.data?.[field.name] as Record<string, unknown> | null | undefined;
          for (const one of asked) if (!code && got?.[one.name] != null) reached.add(`${one.on}.${one.name}`);
        };
        await Promise.all(ROLES.filter((role) => role !== 'owner').map(send));
        await send('owner');
      }
      const what = about === 'public' ? 'what all may see' : 'what is the owner’s alone';
      section(
        `Mutations, about ${what}`,
        ROLES.map((role) => columns.get(role)!),
      );
    }
  }, 600_000);

  it('of what is told live', async () => {
    const { cells, reached: told } = await listen(world, schema, new Writes(world));
    section(
      'Subscriptions, about what all may see and what is the owner’s alone',
      ROLES.map((role) => cells.get(role)!),
    );
    for (const field of told) reached.add(field);
  }, 300_000);

  it('is what is committed', async () => {
    const text = `${HEAD}\n${sections.map(table).join('\n\n')}\n\n${unreached()}\n`;
    await expect(text, 'Run `npm run matrix`, and read what has changed.').toMatchFileSnapshot(FILE);
  });
});

/** What nobody got a value of: it needs its thing in the world, or a test of its own. */
function unreached(): string {
  const missing = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && type !== schema.getMutationType())
    .flatMap((type) =>
      Object.keys((type as GraphQLObjectType).getFields()).map((name) => `${type.name}.${name}`),
    )
    .filter((field) => !reached.has(field) && !field.endsWith('.userErrors'));
  return ['## Nobody got a value of', '', ...missing.sort().map((field) => `- ${field}`)].join('\n');
}
