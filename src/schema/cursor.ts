import { Types } from 'mongoose';
import { refuse } from './errors.js';

/** A sort key that a cursor can hold. */
export type SortKey = Date | number;

/** A place in a list: the sort key of the row and its id, which breaks ties. */
export interface Position {
  key: SortKey;
  id: Types.ObjectId;
}

/** An opaque cursor: clients hand it back and never read it. */
export function encodeCursor({ key, id }: Position): string {
  const sort = key instanceof Date ? `d${key.getTime()}` : `n${key}`;
  return Buffer.from(`${sort}:${id.toHexString()}`).toString('base64url');
}

const SHAPE = /^([dn])(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?):([0-9a-f]{24})$/;

/**
 * The place that a cursor names.
 * @throws BAD_USER_INPUT naming `field` when it is not a cursor of ours
 */
export function decodeCursor(cursor: string, field: 'after' | 'before'): Position {
  const match = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
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
 * The number that a live cursor holds; null for none. The cursor of a row in a list that is in the order of these numbers
 * holds it too: whoever has read a page goes on from its end, and misses nothing in between.
 * @throws BAD_USER_INPUT when it is not a cursor of a live stream
 */
export function decodeSeq(cursor: string | null | undefined, field = 'after'): number | null {
  if (cursor == null) return null;
  const match = NUMBERED.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!match) throw refuse.badInput('This is not a cursor of this stream.', field);
  return Number(match[1] ?? match[2]);
}
