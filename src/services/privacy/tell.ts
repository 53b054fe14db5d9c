import { Types } from 'mongoose';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import { ID_PREFIX, toGlobalId, type IdType } from '../../schema/ids.js';
import type { Named, PersonalData, Row } from './personal-data.js';

type Names = ReadonlyMap<string, string>;

/** The exported form of rows: the fields of the table, ids in the API's format, users with their names. */
export async function tellRows(data: PersonalData, rows: readonly Row[]): Promise<object[]> {
  const people = new Map<string, Types.ObjectId>();
  const note = (id: Types.ObjectId): string => String(people.set(id.toHexString(), id).size);
  for (const row of rows) tellRow(data, row, (id) => note(id));
  const names = await namesOf([...people.values()]);
  return rows.map((row) => tellRow(data, row, (id) => person(id, names)));
}

/** The exported form of another user: the id, and the name if the account exists. */
function person(id: Types.ObjectId, names: Names): object {
  const username = names.get(id.toHexString());
  return { id: toGlobalId('User', id), ...(username ? { username } : {}) };
}

async function namesOf(ids: Types.ObjectId[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const there = { _id: { $in: ids }, status: UserStatus.ACTIVE, deletedAt: null };
  const users = await UserModel.find(there, { username: 1 }).lean();
  return new Map(users.map(({ _id, username }) => [_id.toHexString(), username]));
}

function tellRow(
  { ids = {}, told }: PersonalData,
  row: Row,
  personOf: (id: Types.ObjectId) => unknown,
): object {
  const { type, fields, more } = told!;
  const tell = (value: unknown, path: string, beside: Record<string, unknown>): unknown => {
    if (value instanceof Types.ObjectId) return tellId(value, path, ids[path], beside, personOf);
    if (Array.isArray(value)) return value.map((item) => tell(item, path, beside));
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    const part = value as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [name, tell(inner, `${path}.${name}`, part)]),
    );
  };
  const chosen: Record<string, unknown> = {};
  for (const field of fields) copy(row, chosen, field.split('.'));
  const all = Object.entries(chosen).map(([name, value]) => [name, tell(value, name, row)]);
  return {
    ...(type ? { id: toGlobalId(type, row._id) } : {}),
    ...(Object.fromEntries(all) as object),
    ...more?.(row),
  };
}

/** Copies one field, also in nested objects and lists. */
function copy(from: Record<string, unknown>, to: Record<string, unknown>, [name, ...rest]: string[]): void {
  const value = from[name!];
  if (value === undefined || value === null) return;
  if (rest.length === 0) to[name!] = value;
  else if (Array.isArray(value)) {
    const items = (to[name!] ??= value.map(() => ({}))) as Record<string, unknown>[];
    value.forEach((item, index) => copy(item as Record<string, unknown>, items[index]!, rest));
  } else copy(value as Record<string, unknown>, (to[name!] ??= {}) as Record<string, unknown>, rest);
}

/**
 * The exported form of an id. If it can have several types, the type is in a field beside it: `target` and
 * `targetType`.
 */
function tellId(
  id: Types.ObjectId,
  path: string,
  named: Named | undefined,
  beside: Record<string, unknown>,
  personOf: (id: Types.ObjectId) => unknown,
): unknown {
  const type = named === 'nothing public' ? beside[`${path.split('.').at(-1)}Type`] : named;
  if (type === 'User') return personOf(id);
  return typeof type === 'string' && type in ID_PREFIX ? toGlobalId(type as IdType, id) : id.toHexString();
}
