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
/** A user who was active within this time needs no digest. */
const HERE_MS = 12 * HOUR_MS;
/** Every user is checked again within this time, because preferences may change. */
const LONGEST_MS = 24 * HOUR_MS;
const BATCH = 200;

/** The options of the job. `now` is for tests. */
export interface DigestOptions {
  presence: Presence;
  signal: AbortSignal;
  now?: () => Date;
}

/**
 * Sends due digests, each in its own transaction with the record that it was sent: so each is written once, however
 * often and wherever this runs, and an interrupted run continues with the next user. Returns the number of digests.
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

/** Sends a digest to a user, or sets the next check. */
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
  // The first digest has no row yet; the conditional write below needs one.
  if (state.dueAt.getTime() === 0) await putOff(state, sentAt, sentAt);
  await transact(null, async (tx) => {
    const { matchedCount } = await DigestStateModel.collection.updateOne(
      // A concurrent writer has changed these values.
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
