import { Types } from 'mongoose';
import { refuse } from './errors.js';

/**
 * The public id of every type of the API: `<prefix>_<ObjectId as 24 hex digits>`, derived from `_id`, so that nothing
 * is stored twice and an id can be found in the database as it reads.
 */
export const ID_PREFIX = {
  User: 'usr',
  UserSession: 'sess',
  SecurityLogEntry: 'slog',
  Post: 'post',
  Comment: 'cmt',
  Tag: 'tag',
  FollowRequest: 'freq',
  Story: 'stry',
  Highlight: 'hlgt',
  Notification: 'ntf',
  Conversation: 'conv',
  Message: 'msg',
  CoinTransaction: 'coin',
  Report: 'rprt',
  ModerationCase: 'mod',
  Upload: 'upl',
  DataExport: 'dexp',
} as const;

/** A type of the API that has a global id. */
export type IdType = keyof typeof ID_PREFIX;

const TYPE_OF_PREFIX = new Map(
  Object.entries(ID_PREFIX).map(([type, prefix]) => [prefix as string, type as IdType]),
);
const SHAPE = /^([a-z]{2,5})_([0-9a-f]{24})$/;

/** The public id of a document. */
export function toGlobalId(type: IdType, id: Types.ObjectId): string {
  return `${ID_PREFIX[type]}_${id.toHexString()}`;
}

/** What a public id names, or null when it is not one. Touches no database. */
export function readGlobalId(value: string): { type: IdType; id: Types.ObjectId } | null {
  const match = SHAPE.exec(value);
  const type = match && TYPE_OF_PREFIX.get(match[1]!);
  return type ? { type, id: Types.ObjectId.createFromHexString(match[2]!) } : null;
}

/**
 * The ObjectId of a public id of one given type.
 * @throws BAD_USER_INPUT naming `field`, before any database work, for a malformed id or one of another type
 */
export function parseGlobalId(value: string, type: IdType, field: string): Types.ObjectId {
  return parseGlobalIdOf(value, [type], field).id;
}

/** As `parseGlobalId`, where several types are welcome (a like's target, say). */
export function parseGlobalIdOf<T extends IdType>(
  value: string,
  types: readonly T[],
  field: string,
): { type: T; id: Types.ObjectId } {
  const read = readGlobalId(value);
  if (!read) throw refuse.badInput(`This is not an id: ${field} wants ${expected(types)}.`, field);
  if (!types.includes(read.type as T))
    throw refuse.badInput(`${field} wants ${expected(types)}, but this is the id of a ${read.type}.`, field);
  return read as { type: T; id: Types.ObjectId };
}

function expected(types: readonly IdType[]): string {
  return types.map((type) => `a ${type} id (${ID_PREFIX[type]}_…)`).join(' or ');
}
