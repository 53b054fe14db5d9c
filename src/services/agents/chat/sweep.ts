import { transact } from '../../../events/transact.js';
import type { TopicBus } from '../../../events/topics.js';
import { sharedNow } from '../../../lib/clock.js';
import {
  ChatMessageModel,
  ChatMessageStatus,
  ChatSessionModel,
  type ChatMessage,
  type ChatSession,
} from '../../../models/agents/index.js';
import { WorkItemModel } from '../../../models/system/work-item.js';
import { ANSWER_WORK } from './ask.js';
import { failAnswer } from './stop-answer.js';
import { removeSession } from './update-chat.js';

/** After this time an answer without work has failed. */
const ORPHANED_MS = 60_000;
const MOST_AT_ONCE = 200;

/** Fails answers without a worker, and removes chats of users who keep no history. */
export async function sweepChats(
  topics: Pick<TopicBus, 'publish'>,
  { signal }: { signal: AbortSignal },
): Promise<{ failed: number; discarded: number }> {
  const done = { failed: 0, discarded: 0 };
  const old = new Date(sharedNow().getTime() - ORPHANED_MS);
  const streaming = await ChatMessageModel.find(
    { status: ChatMessageStatus.STREAMING, createdAt: { $lt: old } },
    { _id: 1 },
  )
    .sort({ createdAt: 1 })
    .limit(MOST_AT_ONCE)
    .lean<Pick<ChatMessage, '_id'>[]>();
  for (const { _id } of streaming) {
    if (signal.aborted) return done;
    const open = await WorkItemModel.exists({ kind: ANSWER_WORK, subject: _id, open: true });
    if (!open && (await failAnswer(_id, 'WORKER_LOST', topics))) done.failed += 1;
  }
  const gone = await ChatSessionModel.find({ discardAt: { $lte: sharedNow() }, streaming: null })
    .sort({ discardAt: 1 })
    .limit(MOST_AT_ONCE)
    .lean<ChatSession[]>();
  for (const session of gone) {
    if (signal.aborted) return done;
    await transact(null, (tx) => removeSession(tx, session));
    done.discarded += 1;
  }
  return done;
}
