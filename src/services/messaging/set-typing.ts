import type { Types } from 'mongoose';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../loaders/context.js';
import { MemberState } from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { visibleConversation } from './visible.js';

/** What `setTyping` takes. */
export interface SetTypingInput {
  conversationId: Types.ObjectId;
  typing: boolean;
}

/** The same said again sooner than this is not told again. */
const AGAIN_MS = 2_000;

/** What was said last here, by person and conversation. */
const said = new LRUCache<string, boolean>({ max: 10_000, ttl: AGAIN_MS });

/**
 * Tells those who look on that somebody types, or stops. Nothing is written; whoever doesn't want to be seen typing
 * (`chat.typingIndicator`), or was only asked into the conversation, is not.
 */
export async function setTyping(ctx: Context, { conversationId, typing }: SetTypingInput): Promise<void> {
  const actor = actorOf(ctx);
  const { id } = actor.viewer;
  const [{ member }, preferences] = await Promise.all([
    visibleConversation(actor, conversationId),
    actor.loaders.preferencesOfUser.load(id),
  ]);
  if (member.state !== MemberState.ACTIVE)
    throw refuse.forbidden('Accept the request first.', 'conversationId');
  const key = `${id.toHexString()}${conversationId.toHexString()}`;
  if (preferences?.chat?.typingIndicator === false || said.get(key) === typing) return;
  said.set(key, typing);
  const signal = { typing, user: id.toHexString() };
  // Nobody misses a word for it: a topic that is out of order tells it not at all.
  await ctx.topics.publish('conversation', conversationId.toHexString(), signal).catch(() => undefined);
}
