import { Types } from 'mongoose';
import { periodBetween, type InsightPeriod } from '../../src/lib/insight-period.js';
import type { AnyModel } from '../../src/lib/exchange/index.js';
import { InsightSlotModel, type SlotKind } from '../../src/models/analytics/index.js';
import { Role, UserModel } from '../../src/models/identity/index.js';
import { Audience, PostCategory, PostModel } from '../../src/models/social/index.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { remakeRollups } from '../../src/services/analytics/index.js';
import { staff } from '../factories/staff.js';
import type { Client } from '../setup/client.js';

type Id = Types.ObjectId;
type Doc = Record<string, unknown>;

const added: [AnyModel, unknown[]][] = [];

/** Adds raw rows with the defaults of their model. */
export async function rows(model: AnyModel, docs: readonly Doc[]): Promise<Id[]> {
  const full = docs.map((doc) => {
    const Model = model as unknown as new (doc: Doc) => { toObject(): Doc };
    return new Model({ _id: new Types.ObjectId(), ...doc }).toObject();
  });
  await model.collection.insertMany(full as never[]);
  added.push([model, full.map(({ _id }) => _id)]);
  return full.map(({ _id }) => _id as Id);
}

/** Removes what was added. */
export async function clear(): Promise<void> {
  for (const [model, ids] of added.splice(0))
    await model.collection.deleteMany({ _id: { $in: ids } } as never);
}

/** Adds an account. */
export async function account(username: string, more: Doc = {}): Promise<Id> {
  const [id] = await rows(UserModel, [
    {
      ...{ username, usernameKey: username, email: `${username}@example.com`, firstName: username },
      ...{ createdAt: new Date('2025-01-01T00:00:00Z'), ...more },
    },
  ]);
  return id!;
}

/** Adds a published post. */
export async function postAt(author: Id, at: string, more: Doc = {}): Promise<Id> {
  const [id] = await rows(PostModel, [
    {
      ...{ author, category: PostCategory.IMAGE_POST, audience: Audience.PUBLIC, caption: 'A post' },
      ...{ createdAt: new Date(at), updatedAt: new Date(at), ...more },
    },
  ]);
  return id!;
}

/** Adds what happened so often in a quarter of an hour. */
export const slot = (kind: SlotKind, at: string, key: string[], n: number) =>
  rows(InsightSlotModel, [
    {
      _id: `${kind} ${at} ${key.join(' ')}`,
      kind,
      at: new Date(at),
      key,
      n,
      expiresAt: new Date('2099-01-01'),
    },
  ]);

/** Makes rollups of the months in which the tests' rows lie. */
export const make = (...names: string[]): Promise<void> =>
  remakeRollups(new Date('2025-02-01T00:00:00Z'), new Date('2025-05-01T00:00:00Z'), { names });

/** A period of days, seen from a moment. */
export const days = (from: Date, to: Date, more: Partial<InsightPeriod> = {}): InsightPeriod =>
  periodBetween({
    ...{ from, to, unit: 'day', zone: 'UTC' },
    ...{ now: new Date(), ...more },
  });

/** The client of an admin. */
export const adminClient = async (): Promise<Client> => (await staff(Role.ADMIN)).client;

/** The public id of a post. */
export const postId = (id: Id): string => toGlobalId('Post', id);
