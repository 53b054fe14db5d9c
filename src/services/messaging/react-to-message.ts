import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { ConversationEventType, MemberState, MessageModel } from '../../models/messaging/index.js';
import { LikeModel, LikeTarget, type Reaction } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { inConversation } from './in-conversation.js';
import { memberNow, visibleMessage } from './visible.js';

/** The input of `reactToMessage`. Null removes the reaction. */
export interface ReactToMessageInput {
  messageId: Types.ObjectId;
  reaction: Reaction | null;
}

/** Adds, changes or removes the viewer's reaction to a message. Without a change no event is emitted. */
export async function reactToMessage(
  ctx: Context,
  { messageId: target, reaction }: ReactToMessageInput,
): Promise<void> {
  const actor = actorOf(ctx);
  const { id: user } = actor.viewer;
  const { conversation: where, member } = await visibleMessage(actor, target);
  if (member.state !== MemberState.ACTIVE) throw refuse.forbidden('Accept the request first.', 'messageId');
  const conversation = where._id;
  await inConversation(ctx, conversation, async (tx, happen) => {
    const options = { session: tx.session, projection: { reaction: 1 } } as const;
    const before =
      reaction === null
        ? await LikeModel.collection.findOneAndDelete({ user, target }, options)
        : await LikeModel.collection.findOneAndUpdate(
            { user, target },
            {
              $set: { reaction, updatedAt: tx.at },
              $setOnInsert: { targetType: LikeTarget.MESSAGE, createdAt: tx.at },
            },
            { ...options, upsert: true, returnDocument: 'before' },
          );
    if ((before?.['reaction'] ?? null) === reaction) return;
    const what = { user, message: target };
    const seq = await happen(ConversationEventType.MESSAGE_REACTION_CHANGED, what);
    await memberNow(tx, conversation, user);
    // A deletion takes a number too: it has either happened already, or will remove this reaction.
    const there =
      reaction === null || (await MessageModel.exists({ _id: target, deletedAt: null }).session(tx.session));
    if (!there) throw refuse.notFound('The message', 'messageId');
    tx.emit('message.reacted', { conversation, message: target, user, seq, reaction }, user);
  });
}
