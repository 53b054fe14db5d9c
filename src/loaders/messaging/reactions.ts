import type { Types } from 'mongoose';
import { LikeModel, LikeTarget, type Reaction } from '../../models/social/index.js';
import { batched } from '../factories.js';

/** How many chose one reaction to a message, and whether the viewer did. */
export interface MessageReactionRow {
  reaction: Reaction;
  count: number;
  viewerReacted: boolean;
}

/**
 * The reactions to each message, most frequent first, counted from their rows: a conversation has at most a hundred
 * people, so nothing has to be kept about them.
 */
export const reactionsToMessage = batched<MessageReactionRow[]>(
  'Like.ofMessage',
  async (messages, { viewer, roundTrip }) => {
    const rows = await roundTrip.ask<{
      _id: { message: Types.ObjectId; reaction: Reaction };
      count: number;
      mine: number;
    }>(LikeModel, [
      { $match: { target: { $in: messages }, targetType: LikeTarget.MESSAGE } },
      {
        $group: {
          _id: { message: '$target', reaction: '$reaction' },
          count: { $sum: 1 },
          mine: { $sum: { $cond: [{ $eq: ['$user', viewer?.id ?? null] }, 1, 0] } },
        },
      },
    ]);
    const found = new Map<string, MessageReactionRow[]>();
    for (const { _id, count, mine } of rows) {
      const key = _id.message.toHexString();
      const row = { reaction: _id.reaction, count, viewerReacted: mine > 0 };
      found.set(key, [...(found.get(key) ?? []), row]);
    }
    const mostFirst = (a: MessageReactionRow, b: MessageReactionRow): number =>
      b.count - a.count || a.reaction.localeCompare(b.reaction);
    return messages.map((id) => (found.get(id.toHexString()) ?? []).sort(mostFirst));
  },
);
