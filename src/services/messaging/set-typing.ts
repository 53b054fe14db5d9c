import type { Types } from 'mongoose';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../loaders/context.js';
import { MemberState } from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { visibleConversation } from './visible.js';

/** The input of `setTyping`. */
export interface SetTypingInput {
  conversationId: Types.ObjectId;
  typing: boolean;
}

/** Within this time a repetition is not sent again. */
const AGAIN_MS = 2_000;

/** The last state of each user and conversation. */
const said = new LRUCache<string, boolean>({ max: 10_000, ttl: AGAIN_MS });

/**
 * Sends to current subscribers that the viewer starts or stops typing. Nothing is stored. Users who disabled it
 * (`chat.typingIndicator`), or were only invited, are never shown.
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
  // A lost signal does no harm, so errors are ignored.
  await ctx.topics.publish('conversation', conversationId.toHexString(), signal).catch(() => undefined);
}
