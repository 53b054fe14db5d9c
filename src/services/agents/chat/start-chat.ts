import { Types } from 'mongoose';
import { requireViewer } from '../../../auth/viewer.js';
import { orEarlier } from '../../../events/idempotency.js';
import { transact, type Tx } from '../../../events/transact.js';
import type { Context } from '../../../loaders/context.js';
import { AgentUseModel, ChatSessionModel, type Agent } from '../../../models/agents/index.js';
import { usableAgent } from '../subscribe.js';
import { wordsOf } from '../sync-agents.js';

/** A new chat. */
export interface StartChatInput {
  agentId: Types.ObjectId;
  title?: string | null;
  clientId?: string | null;
}

/** The title of a chat until a model has written one. */
export const UNTITLED = 'New chat';

/** Starts a chat with an agent. @throws NOT_FOUND, CONFLICT while the agent cannot be used */
export async function startChat(ctx: Context, input: StartChatInput): Promise<Types.ObjectId> {
  const { id: user } = requireViewer(ctx);
  const { session } = await orEarlier(user, 'startChat', input.clientId, input, async () => {
    const agent = await usableAgent(ctx, input.agentId);
    return transact(ctx, (tx) =>
      tx.once(user, 'startChat', input.clientId, input, async () => ({
        session: await openSession(tx, user, agent, input.title),
      })),
    );
  });
  return session;
}

/** Inserts the row of a session. */
export async function openSession(
  tx: Tx,
  user: Types.ObjectId,
  agent: Pick<Agent, '_id'>,
  title: string | null = null,
  _id = new Types.ObjectId(),
): Promise<Types.ObjectId> {
  const { upsertedCount } = await AgentUseModel.collection.updateOne(
    { user, agent: agent._id },
    { $setOnInsert: { firstAt: tx.at, free: 0 } },
    { session: tx.session, upsert: true },
  );
  await new ChatSessionModel({
    ...{ _id, user, agent: agent._id, title: title ?? UNTITLED, titled: title !== null },
    ...{ lastMessageAt: tx.at, createdAt: tx.at, updatedAt: tx.at, searchText: wordsOf([title ?? '']) },
  }).save({ session: tx.session });
  tx.emit('chat.started', { session: _id, agent: agent._id, user, firstOfUser: upsertedCount === 1 }, user);
  return _id;
}
