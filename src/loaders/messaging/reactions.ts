import type { Types } from 'mongoose';
import { LikeModel, LikeTarget, type Reaction } from '../../models/social/index.js';
import { batched } from '../factories.js';

/** Number of users with one reaction to a message, and whether the viewer is among them. */
export interface MessageReactionRow {
  reaction: Reaction;
  count: number;
  viewerReacted: boolean;
}

/**
 * The reactions to each message, most frequent first. Counted from the rows: a conversation has at most a hundred
 * participants, so no counter is needed.
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
