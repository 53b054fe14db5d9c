import type { Types } from 'mongoose';
import { ruleContext } from '../../loaders/rule-context.js';
import { scanNotifications } from '../../loaders/social/lists/notification.js';
import { fullNameOf } from '../../models/identity/index.js';
import { seenNotification } from '../../rules/social/index.js';
import { notificationMessage } from './notification-words/index.js';

/** Number of unread notifications that are read. */
const LOOKED_AT = 50;
/** Number of notifications that are listed. */
const LINES = 10;

/** The content of a digest. */
export interface DigestContent {
  count: number;
  items: string[];
  /** The number of the latest notification. */
  seq: number;
}

/** The visible unread notifications since a user's last digest, latest first. Null if there are none. */
export async function digestContent(
  user: Types.ObjectId,
  after: number,
  language: string,
): Promise<DigestContent | null> {
  const ctx = ruleContext({ id: user });
  const range = { size: LOOKED_AT, backward: false, after: null, before: null };
  const rows = await scanNotifications(ctx.loaders, range, user, true);
  const fresh = rows.filter(({ seq }) => seq > after).slice(0, LOOKED_AT);
  const seen = await Promise.all(fresh.map((row) => seenNotification(ctx, row)));
  const lines = fresh.flatMap((row, index) => {
    const shown = seen[index];
    if (!shown) return [];
    const names = shown.actors.map(fullNameOf);
    return [notificationMessage(row, { names, count: shown.actorCount }, language)];
  });
  if (lines.length === 0) return null;
  return { count: lines.length, items: lines.slice(0, LINES), seq: fresh[0]!.seq };
}
