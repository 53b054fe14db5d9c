import { join } from 'node:path';
import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../factories/person.js';
import type { Client } from '../setup/client.js';
import { testApp } from '../setup/app.js';
import { ask, VALUE } from './matrix/ask.js';
import { GROUP_ROLES, groupPeople, groupWorld, VISIBILITIES, type GroupWorld } from './matrix/group-world.js';
import { GroupWrites } from './matrix/group-writes.js';
import { table, type Section } from './matrix/render.js';
import { everyField, Word, type Supply } from './matrix/selection.js';

const FILE = join(import.meta.dirname, 'matrix-groups.md');
const HEAD = `# Who gets what in a group

Made by \`npm run matrix\` (test/security/matrix-groups.test.ts), as matrix.md is and with its signs. A change here is a change
of who sees what: read it before you commit it.

The columns are roles in the group; staff is a moderator of the platform who is not in it. The author of all posts is a plain
member who is no column. A banned and a suspended member are so for two days.
`;

/** Arguments of fields that read. */
const reading: Supply = (name) =>
  ({
    ...{ first: 50, period: new Word('DAILY'), from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
    range: { from: '2026-11-01', to: '2026-11-01' },
  })[name];

let schema: GraphQLSchema;
let people: Record<string, Person>;
let visitor: Client;
const worlds = new Map<string, GroupWorld>();
const sections: Section[] = [];

beforeAll(async () => {
  ({ visitor } = await testApp());
  schema = buildClientSchema(await visitor.data(getIntrospectionQuery()));
  people = await groupPeople();
  for (const visibility of VISIBILITIES) worlds.set(visibility, await groupWorld(people, visibility));
}, 240_000);

const clientOf = (role: string): Client => (role === 'visitor' ? visitor : people[role]!.client);

function section(title: string, columns: Map<string, string>[]): void {
  const fields = [...new Set(columns.flatMap((cells) => [...cells.keys()]))];
  const lines = new Map(
    fields.map((field) => [field || '(the thing itself)', columns.map((cells) => cells.get(field) ?? '')]),
  );
  sections.push({ title, roles: GROUP_ROLES, lines });
}

describe('who gets what in a group', () => {
  it.each(VISIBILITIES)(
    'of what stands in one that is %s',
    async (visibility) => {
      const { things } = worlds.get(visibility)!;
      const names = new Map(things.map(({ id, name }) => [id, name]));
      for (const { name, type, id } of things) {
        const fields = everyField(schema, schema.getType(type) as GraphQLObjectType, reading);
        const wrap = (inside: string) => `{ node(id: "${id}") { __typename ... on ${type} { ${inside} } } }`;
        const got = await Promise.all(
          GROUP_ROLES.map((role) => ask(clientOf(role), fields, { wrap, at: ['node'] }, names)),
        );
        section(
          `${visibility}: ${name}`,
          got.map(({ cells }) => cells),
        );
      }
    },
    240_000,
  );

  it.each(['PUBLIC', 'PRIVATE'])(
    'of what can be done in one that is %s',
    async (visibility) => {
      const writes = new GroupWrites(people, worlds.get(visibility)!);
      const columns = new Map(GROUP_ROLES.map((role) => [role, new Map<string, string>()]));
      for (const { name, about, input } of writes.all())
        for (const role of GROUP_ROLES) {
          const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
          const operation = `mutation ($input: ${type}) { ${name}(input: $input) { __typename } }`;
          const { errors } = await clientOf(role).send(operation, { input: await input() });
          const code = errors[0]?.extensions.code;
          if (!code) writes.changed();
          columns.get(role)!.set(about ? `${name} (${about})` : name, code ?? VALUE);
        }
      section(
        `Mutations, in a group that is ${visibility}`,
        GROUP_ROLES.map((role) => columns.get(role)!),
      );
    },
    240_000,
  );

  it('is what is committed', async () => {
    const text = `${HEAD}\n${sections.map(table).join('\n\n')}\n`;
    await expect(text, 'Run `npm run matrix`, and read what has changed.').toMatchFileSnapshot(FILE);
  });
});
