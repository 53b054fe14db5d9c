import { Types } from 'mongoose';
import { refuse } from './errors.js';

/** A sort key that a cursor can hold. */
export type SortKey = Date | number | string;

/** A position in a list: the sort key of the row and its id, which breaks ties. */
export interface Position {
  key: SortKey;
  id: Types.ObjectId;
}

/** An opaque cursor: clients send it back and never parse it. */
export function encodeCursor({ key, id }: Position): string {
  const sort = key instanceof Date ? `d${key.getTime()}` : typeof key === 'number' ? `n${key}` : textKey(key);
  return Buffer.from(`${sort}:${id.toHexString()}`).toString('base64url');
}

const textKey = (key: string): string => `t${Buffer.from(key).toString('base64url')}`;

const SHAPE = /^([dn])(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?):([0-9a-f]{24})$/;

const TEXT_SHAPE = /^t([\w-]{0,400}):([0-9a-f]{24})$/;

/**
 * The position of a cursor.
 * @throws BAD_USER_INPUT naming `field` for an invalid cursor
 */
export function decodeCursor(cursor: string, field: 'after' | 'before'): Position {
  const content = Buffer.from(cursor, 'base64url').toString('latin1');
  const text = TEXT_SHAPE.exec(content);
  if (text)
    return {
      key: Buffer.from(text[1]!, 'base64url').toString(),
      id: Types.ObjectId.createFromHexString(text[2]!),
    };
  const match = SHAPE.exec(content);
  const number = Number(match?.[2]);
  const key = match?.[1] === 'd' ? new Date(number) : number;
  if (!match || Number.isNaN(Number(key))) throw refuse.badInput(`This is not a cursor of this list.`, field);
  return { key, id: Types.ObjectId.createFromHexString(match[3]!) };
}

/** The cursor of an entry of a live stream: its number in its channel. */
export function encodeSeq(seq: number): string {
  return Buffer.from(`s${seq}`).toString('base64url');
}

const NUMBERED = /^(?:s(\d{1,15})|n(\d{1,15}):[0-9a-f]{24})$/;

/**
 * The number in a live cursor. Null for none. The cursor of a row in a list in the order of these numbers contains it
 * too, so a client can continue from the end of a page without a gap.
 * @throws BAD_USER_INPUT for a cursor of another kind
 */
export function decodeSeq(cursor: string | null | undefined, field = 'after'): number | null {
  if (cursor == null) return null;
  const match = NUMBERED.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!match) throw refuse.badInput('This is not a cursor of this stream.', field);
  return Number(match[1] ?? match[2]);
}
