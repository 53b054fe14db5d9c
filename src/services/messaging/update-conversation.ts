import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { ConversationEventType, ConversationModel, ConversationRole } from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { attachUpload, detachUploads, type MediaSource } from '../system/index.js';
import { inConversation } from './in-conversation.js';
import { toAvatar, toTitle } from './start-group.js';
import { administeredGroup, memberNow } from './visible.js';

/** The input of `updateConversation`. Absent values are unchanged, null removes a value. */
export interface UpdateConversationInput {
  conversationId: Types.ObjectId;
  title?: string | null;
  avatar?: MediaSource | null;
}

/** Changes the title or image of a group. */
export async function updateConversation(ctx: Context, input: UpdateConversationInput): Promise<void> {
  const actor = actorOf(ctx);
  const { id: by } = actor.viewer;
  const { conversation: which } = await administeredGroup(actor, input.conversationId);
  const title = input.title === undefined ? undefined : toTitle(input.title);
  const avatar = input.avatar === undefined ? undefined : await toAvatar(actor, input.avatar);
  if (title === undefined && avatar === undefined) return;
  const conversation = which._id;
  const parts = Object.entries({ title, avatar: avatar && avatar.url });
  const $set = Object.fromEntries(parts.filter(([, value]) => value != null));
  const $unset = Object.fromEntries(parts.filter(([, value]) => value === null).map(([name]) => [name, '']));
  await inConversation(ctx, conversation, async (tx, happen) => {
    const seq = await happen(ConversationEventType.CONVERSATION_UPDATED, { user: by });
    if ((await memberNow(tx, conversation, by)).role === ConversationRole.MEMBER)
      throw refuse.forbidden('Only admins of the group may do this.', 'conversationId');
    await ConversationModel.collection.updateOne(
      { _id: conversation },
      { $set: { ...$set, updatedAt: tx.at }, ...(Object.keys($unset).length > 0 ? { $unset } : {}) },
      { session: tx.session },
    );
    if (avatar !== undefined) {
      await detachUploads(tx, conversation, avatar?.upload ? [avatar.upload] : []);
      const use = { type: 'Conversation', id: conversation } as const;
      if (avatar?.upload) await attachUpload(tx, by, avatar.upload, use, 'avatarUploadId');
    }
    tx.emit('conversation.updated', { conversation, by, seq }, by);
  });
}
