import { createHmac, hash } from 'node:crypto';
import { Types } from 'mongoose';
import { derivedKey } from '../../../auth/settings.js';

/** The id of a visitor's row: the client's own id cannot be read from it. The same for ever, so that nobody is counted twice. */
export function visitorKey(visitorId: string): Types.ObjectId {
  return toId(hash('sha256', `visitor ${visitorId}`, 'buffer'));
}

/** The id of an event's row, by which the same event twice is one row. */
export function eventKey(visitorId: string, event: string): Types.ObjectId {
  return toId(hash('sha256', `event ${visitorId}\0${event}`, 'buffer'));
}

/** The same where the visitor must not be told from the row: only this gateway's secret leads from one to the other. */
export function unlinkedKey(visitorId: string, event: string): Types.ObjectId {
  return toId(createHmac('sha256', derivedKey('analytics')).update(`${visitorId}\0${event}`).digest());
}

const toId = (digest: Buffer): Types.ObjectId => new Types.ObjectId(digest.subarray(0, 12));
