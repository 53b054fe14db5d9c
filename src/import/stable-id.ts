import { createHash } from 'node:crypto';
import { Types } from 'mongoose';

/**
 * The id of something that comes from elsewhere, derived from its key there (`ldbc:post:42`) and, where it has one,
 * from its date. So a second run looks for what the first one has made, and no table of both ids has to be kept.
 */
export function stableId(key: string, at?: Date): Types.ObjectId {
  const digest = createHash('sha256').update(key).digest('hex');
  if (!at) return Types.ObjectId.createFromHexString(digest.slice(0, 24));
  // The first four bytes are the date, as in every ObjectId, so that neighbours in time are neighbours in the index.
  const seconds = Math.floor(at.getTime() / 1_000) >>> 0;
  return Types.ObjectId.createFromHexString(seconds.toString(16).padStart(8, '0') + digest.slice(0, 16));
}
