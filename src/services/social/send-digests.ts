import { unsubscribeToken } from '../../auth/unsubscribe.js';
import type { Presence } from '../../events/presence.js';
import { transact } from '../../events/transact.js';
import { DigestFrequency } from '../../models/identity/index.js';
import { DigestStateModel, type DigestState } from '../../models/social/index.js';
import { queueMail } from '../system/index.js';
import { digestContent, type DigestContent } from './digest-content.js';
import { digestDue } from './digest-due.js';
import { loadReaders, readDigestStates, type DigestReader } from './digest-readers.js';

const HOUR_MS = 60 * 60 * 1_000;
/** Who was here so short ago has seen what there is. */
const HERE_MS = 12 * HOUR_MS;
/** Preferences may change: everybody is looked at again within so long. */
const LONGEST_MS = 24 * HOUR_MS;
const BATCH = 200;

/** What the job needs; `now` is for tests. */
export interface DigestOptions {
  presence: Presence;
  signal: AbortSignal;
  now?: () => Date;
}

/**
 * Writes to whoever is due what they have missed, each in a transaction of its own with the note that it was done: so a
 * digest of a day or a week is written once, however often and wherever this runs, and a run that is cut off goes on
 * with the next. Returns how many were written.
 */
export async function sendDigests({
  presence,
  signal,
  now = () => new Date(),
}: DigestOptions): Promise<number> {
  let written = 0;
  let batch = await readDigestStates(null, BATCH);
  while (batch.length > 0 && !signal.aborted) {
    const due = batch.filter((one) => one.due).map(({ state }) => state);
    const readers = new Map((await loadReaders(due)).map((reader) => [reader._id.toHexString(), reader]));
    const online = await presence.online([...readers.keys()]);
    for (const state of due) {
      if (signal.aborted) break;
      const id = state._id.toHexString();
      const at = now();
      const next = await consider(readers.get(id), online.has(id), at);
      if (next === 'written') written += 1;
      else await putOff(state, next, at);
    }
    batch = await readDigestStates(batch.at(-1)!._id, BATCH);
  }
  return written;
}

/** Writes to somebody, or says when to look again. */
async function consider(
  reader: DigestReader | undefined,
  online: boolean,
  at: Date,
): Promise<Date | 'written'> {
  const later = new Date(at.getTime() + LONGEST_MS);
  if (!reader) return later;
  const { preferences, lastHere, state } = reader;
  const { email, quietHours } = preferences.notifications;
  if (!email.enabled || email.digest === DigestFrequency.NEVER) return later;
  const here = online ? at : lastHere;
  if (here && at.getTime() - here.getTime() < HERE_MS) return new Date(here.getTime() + HERE_MS);
  const { enabled, ...hours } = quietHours;
  const { timezone, language } = preferences;
  const quiet = enabled ? hours : null;
  const clock = { frequency: email.digest, timezone, quiet, sentAt: state.sentAt };
  const { due, next } = digestDue(clock, at);
  if (!due) return next;
  const content = await digestContent(reader._id, state.seq, language);
  if (content) await write(reader, content, next, at);
  return content ? 'written' : next;
}

async function write(reader: DigestReader, content: DigestContent, next: Date, sentAt: Date): Promise<void> {
  const { _id, email: to, firstName: name, preferences, state } = reader;
  const { language, timezone } = preferences;
  const { count, items, seq } = content;
  // The row of a first digest; what is written below changes it only as it is known.
  if (state.dueAt.getTime() === 0) await putOff(state, sentAt, sentAt);
  await transact(null, async (tx) => {
    const { matchedCount } = await DigestStateModel.collection.updateOne(
      // Whoever else writes it has changed this.
      { _id, sentAt: state.sentAt, seq: state.seq },
      { $set: { sentAt, seq, dueAt: soon(next, sentAt) } },
      { session: tx.session },
    );
    if (matchedCount === 0) return;
    const data = { name, count, items, unsubscribe: unsubscribeToken(_id) };
    await queueMail(tx, { to, template: 'notification-digest', language, timezone, data });
  });
}

async function putOff({ _id, sentAt, seq }: DigestState, next: Date, at: Date): Promise<void> {
  await DigestStateModel.collection.updateOne(
    { _id },
    { $set: { dueAt: soon(next, at) }, $setOnInsert: { sentAt, seq } },
    { upsert: true },
  );
}

const soon = (next: Date, at: Date): Date => new Date(Math.min(next.getTime(), at.getTime() + LONGEST_MS));
