import { Types, type Schema } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../../src/domains/index.js';
import { models, type BaseDocument } from '../../src/models/base.js';
import type { PersonalData } from '../../src/services/privacy/personal-data.js';
import type { Leaver, Step } from '../../src/services/privacy/step.js';
import { personalDataTable } from '../../src/services/privacy/table.js';
import { closeLogDatabase, openLogDatabase } from '../events/database.js';

/*
 * One document for every way in which a collection names a user, made from its schema: so no collection has to be reached
 * through the API for its erasure to be tested, and a new one is tested once it is in the table.
 */

type Document = Record<string, unknown>;

const leaver: Leaver = {
  id: new Types.ObjectId(),
  anonymous: new Types.ObjectId(),
  email: 'planted@leela.test',
  usernames: ['planted_user'],
};

let next = 0;
/** A text that no other document has. */
const word = (): string => `Plantation${(next += 1)}`;

/** A value of everything that a schema has. */
function filled(schema: Schema): Document {
  const document: Document = {};
  for (const [path, type] of Object.entries(schema.paths)) {
    if (path === '_id' || path.includes('$*')) continue;
    put(document, path, valueOf(type as never));
  }
  return document;
}

interface PathType {
  instance: string;
  schema?: Schema;
  options: { enum?: unknown; maxlength?: number };
  embeddedSchemaType?: PathType;
  caster?: PathType;
}

function valueOf(type: PathType): unknown {
  const item = type.embeddedSchemaType ?? type.caster;
  if (type.instance === 'Array') return [type.schema ? filled(type.schema) : item ? valueOf(item) : word()];
  if (type.schema) return filled(type.schema);
  const choices = type.options.enum;
  if (choices) return Object.values(choices as object)[0];
  if (type.instance === 'String') return word();
  if (type.instance === 'Number') return 1;
  if (type.instance === 'Date') return new Date();
  if (type.instance === 'Boolean') return true;
  if (type.instance === 'ObjectId') return new Types.ObjectId();
  return {};
}

function put(document: Document, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) document[first] = value;
  else put((document[first] ??= {}) as Document, rest.join('.'), value);
}

/** Sets a path that may go through lists. */
function name(document: unknown, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  for (const one of Array.isArray(document) ? document : [document]) {
    const holder = one as Document;
    const before = holder[first];
    if (rest.length > 0) name((holder[first] ??= {}), rest.join('.'), value);
    else holder[first] = Array.isArray(before) ? [value] : value;
  }
}

/** The texts of a document, by their path. */
function texts(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.startsWith('Plantation') ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item) => texts(item, path));
  if (value === null || typeof value !== 'object' || value instanceof Date || value instanceof Types.ObjectId)
    return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, path ? `${path}.${key}` : key));
}

/** A field holds a user's id, the address or the name of the account. */
function nameOf({ names = [] }: PersonalData, path: string): unknown {
  if (!names.includes(path)) return leaver.id;
  return /mail|address|^to$/i.test(path) ? leaver.email : String(leaver.id);
}

async function takeAll({ take }: Step): Promise<void> {
  let after: Types.ObjectId | null = null;
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const taken = await take!(leaver, after);
    if (taken.rows === 0) return;
    after = taken.after ?? null;
  }
  throw new Error('A step finds the same rows again and again.');
}

beforeAll(async () => {
  await openLogDatabase();
  for (const model of models) await model.createCollection();
}, 120_000);
afterAll(closeLogDatabase);

/** Steps that need rows of other collections, the storage, or ids of a form of their own; the test of a whole erasure goes through them. */
const ELSEWHERE = [
  ...['notification_actors.actor', 'conversation_members.user', 'holds.user', 'coin_transactions.user'],
  ...['uploads.owner', 'data_exports.user', 'rollups.key'],
];

const cases = personalDataTable().flatMap((row) => {
  const { ids = {}, names = [], erased = [], model } = row;
  const paths = new Set(
    erased.flatMap(({ take, path }) =>
      take && (ids[path] === 'User' || names.includes(path)) ? [path] : [],
    ),
  );
  return [...paths]
    .map((path) => ({
      ...{ title: `${model.collection.name}.${path}`, row, path },
      steps: erased.filter((step) => step.path === path && step.take),
    }))
    .filter(({ title }) => !ELSEWHERE.includes(title));
});

describe('a planted document', () => {
  const kept: string[] = [];

  it.each(cases)('of $title names the user no more after its step', async ({ row, path, steps, title }) => {
    const collection = row.model.collection;
    const document = { _id: new Types.ObjectId(), ...filled(row.model.schema as Schema) };
    name(document, path, nameOf(row, path));
    await collection.insertOne(document as unknown as BaseDocument);
    for (const step of steps) await takeAll(step);
    const left = await collection.find({}).toArray();
    const own = Object.keys(row.told?.own({ id: leaver.id, email: leaver.email }) ?? {});
    expect(JSON.stringify(left)).not.toContain(String(leaver.id));
    expect(JSON.stringify(left)).not.toContain(leaver.email);
    // Texts of others beside which the user is named are not the user's.
    if (own.includes(path))
      for (const one of left) kept.push(...texts(one).map((text) => `${title} keeps ${text}`));
    await collection.deleteMany({});
  });

  it('keeps these texts, and no others, where rows stay in the name of an erasure', () => {
    expect([...new Set(kept)].sort()).toMatchSnapshot();
  });
});
