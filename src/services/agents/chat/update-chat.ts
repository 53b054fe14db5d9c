import { randomBytes } from 'node:crypto';
import { Types } from 'mongoose';
import { requireViewer } from '../../../auth/viewer.js';
import { transact, type Tx } from '../../../events/transact.js';
import type { Context } from '../../../loaders/context.js';
import {
  ChatChunkModel,
  ChatMessageModel,
  ChatMessageStatus,
  ChatSessionModel,
  ChatShareMessageModel,
  ChatShareModel,
  ChatSummaryModel,
  MOST_MESSAGES,
  type ChatMessage,
  type ChatSession,
  type ChatSessionSettings,
} from '../../../models/agents/index.js';
import { refuse } from '../../../schema/errors.js';
import { cancelWork, detachUploads } from '../../system/index.js';
import { wordsOf } from '../sync-agents.js';
import { ANSWER_WORK } from './ask.js';
import { branchTo, newestLeafBelow, treeOf } from './branch.js';
import { endAnswer, TITLE_WORK } from './end-answer.js';
import { attemptSoFar } from './estimate.js';
import { ownMessage, ownSession } from './own-session.js';

/** Changes of a chat. Absent values are unchanged, null resets a field. */
export interface UpdateChatInput {
  sessionId: Types.ObjectId;
  title?: string | null;
  description?: string | null;
  tags?: string[] | null;
  archived?: boolean | null;
  settings?: { [K in keyof ChatSessionSettings]?: ChatSessionSettings[K] | null } | null;
}

/** Changes title, description, tags, archive and settings of a chat. @throws NOT_FOUND, BAD_USER_INPUT */
export async function updateChat(ctx: Context, input: UpdateChatInput): Promise<void> {
  const { title, description, tags, archived, settings } = input;
  if (settings?.model && !settings.provider)
    throw refuse.badInput('A model needs its provider.', 'settings.provider');
  await transact(ctx, async (tx) => {
    const session = await ownSession(ctx, tx, input.sessionId);
    const changes: Record<string, unknown> = {
      ...(title ? { title, titled: true } : {}),
      ...(description === undefined ? {} : { description }),
      ...(tags ? { tags: [...new Set(tags)] } : {}),
      ...(archived == null
        ? {}
        : { isArchived: archived, archivedAt: archived ? (session.archivedAt ?? tx.at) : null }),
      ...Object.fromEntries(
        Object.entries(settings ?? {}).map(([name, value]) => [`settings.${name}`, value]),
      ),
    };
    const after = { ...session, ...changes } as ChatSession;
    changes['searchText'] = wordsOf([after.title, after.description ?? '', ...after.tags]);
    const gone = Object.keys(changes).filter((name) => changes[name] === null);
    const $set = Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null));
    await ChatSessionModel.collection.updateOne(
      { _id: session._id },
      {
        $set: { ...$set, updatedAt: tx.at },
        ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((name) => [name, ''])) } : {}),
      },
      { session: tx.session },
    );
    const { _id, user } = session;
    if (after.title !== session.title) tx.emit('chat.titled', { session: _id, user }, user);
  });
}

/**
 * Selects another branch: that of a message, down to its newest leaf. @throws NOT_FOUND, CONFLICT while an answer is
 * being written
 */
export async function chooseBranch(ctx: Context, messageId: Types.ObjectId): Promise<Types.ObjectId> {
  return transact(ctx, async (tx) => {
    const message = await ownMessage(ctx, tx, messageId);
    const leaf = newestLeafBelow(await treeOf(message.session, tx), messageId);
    const { matchedCount } = await ChatSessionModel.collection.updateOne(
      { _id: message.session, streaming: null },
      { $set: { activeLeaf: leaf, updatedAt: tx.at } },
      { session: tx.session },
    );
    if (matchedCount === 0)
      throw refuse.conflict(
        'An answer is being written in this chat; wait for it or stop it first.',
        'messageId',
      );
    return message.session;
  });
}

/** Deletes a chat with all its data and its shared link. @throws NOT_FOUND */
export async function deleteChat(ctx: Context, sessionId: Types.ObjectId): Promise<void> {
  await transact(ctx, async (tx) => removeSession(tx, await ownSession(ctx, tx, sessionId)));
}

/** Removes a session in a transaction. A running answer is ended and settled first. */
export async function removeSession(tx: Tx, { _id, user, agent, streaming }: ChatSession): Promise<void> {
  const { session } = tx;
  if (streaming) {
    const message = await ChatMessageModel.findById(streaming).session(session).lean<ChatMessage>();
    const attempts = message ? await attemptSoFar(tx, message) : [];
    if (await endAnswer(tx, streaming, { status: ChatMessageStatus.STOPPED, attempts }))
      await cancelWork(tx, ANSWER_WORK, streaming);
  }
  await cancelWork(tx, TITLE_WORK, _id);
  const messages = await ChatMessageModel.collection
    .find({ session: _id }, { session, projection: { attachments: 1 }, batchSize: MOST_MESSAGES + 1 })
    .toArray();
  for (const message of messages) if (message.attachments?.length > 0) await detachUploads(tx, message._id);
  await ChatMessageModel.collection.deleteMany({ session: _id }, { session });
  for (const model of [ChatChunkModel, ChatSummaryModel])
    await model.collection.deleteMany({ session: _id }, { session });
  await removeShare(tx, _id);
  await ChatSessionModel.collection.deleteOne({ _id }, { session });
  if (messages.length > 0) tx.emit('chat.messagesRemoved', { agent, messages: messages.length }, user);
  tx.emit('chat.deleted', { session: _id, agent, user }, user);
}

/** Shares the current branch as a snapshot, or stops sharing. Sharing again makes a new snapshot and link. */
export async function shareChat(ctx: Context, sessionId: Types.ObjectId, share: boolean): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const session = await ownSession(ctx, tx, sessionId);
    await removeShare(tx, sessionId);
    const shareToken = share ? await makeShare(tx, session, user) : null;
    await ChatSessionModel.collection.updateOne(
      { _id: sessionId },
      shareToken ? { $set: { shareToken } } : { $unset: { shareToken: '' } },
      { session: tx.session },
    );
  });
}

async function removeShare(tx: Tx, sessionId: Types.ObjectId): Promise<void> {
  const { session } = tx;
  const share = await ChatShareModel.collection.findOneAndDelete({ session: sessionId }, { session });
  if (share) await ChatShareMessageModel.collection.deleteMany({ share: share._id }, { session });
}

async function makeShare(
  tx: Tx,
  { _id, agent, title, activeLeaf }: ChatSession,
  user: Types.ObjectId,
): Promise<string> {
  const ids = branchTo(await treeOf(_id, tx), activeLeaf);
  const rows = await ChatMessageModel.find({
    _id: { $in: ids },
    status: { $ne: ChatMessageStatus.STREAMING },
  })
    .session(tx.session)
    .batchSize(MOST_MESSAGES + 1)
    .lean<ChatMessage[]>();
  if (rows.length === 0) throw refuse.conflict('The chat has no messages to share.', 'sessionId');
  const byId = new Map(rows.map((row) => [String(row._id), row]));
  const token = randomBytes(24).toString('base64url');
  const share = new Types.ObjectId();
  await ChatShareModel.collection.insertOne(
    { _id: share, session: _id, user, agent, token, title, sharedAt: tx.at } as never,
    { session: tx.session },
  );
  const messages = ids.flatMap((id) => byId.get(String(id)) ?? []);
  await ChatShareMessageModel.collection.insertMany(
    messages.map(({ role, status, content, attachments, createdAt }, index) => ({
      ...{ share, user, place: index + 1, role, status, content, attachments, createdAt },
    })) as never[],
    { session: tx.session },
  );
  return token;
}
