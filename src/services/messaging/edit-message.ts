import { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ConversationEventType,
  ConversationMemberModel,
  MemberState,
  MessageModel,
  MessageVersionModel,
  type Message,
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { inConversation } from './in-conversation.js';
import { toMessageBody } from './message-draft.js';
import { mentionsOfMembers } from './send-message.js';
import { searchPart } from './write-message.js';
import { memberNow, visibleMessage } from './visible.js';

/** The input of `editMessage`. */
export interface EditMessageInput {
  messageId: Types.ObjectId;
  body: string;
}

/** How long a message can be edited. */
export const EDIT_WITHIN_MS = 24 * 60 * 60 * 1_000;

/** Changes the text of the viewer's message. The former text is stored. An unchanged text has no effect. */
export async function editMessage(ctx: Context, { messageId, body: words }: EditMessageInput): Promise<void> {
  const actor = actorOf(ctx);
  const { id: user } = actor.viewer;
  const { message, conversation, member } = await visibleMessage(actor, messageId);
  if (!message.author.equals(user))
    throw refuse.forbidden('Only the author may edit a message.', 'messageId');
  if (member.state !== MemberState.ACTIVE) throw refuse.forbidden('Accept the request first.', 'messageId');
  if (Date.now() - message.createdAt.getTime() > EDIT_WITHIN_MS)
    throw refuse.forbidden('This message is too old; messages can be edited for 24 hours.', 'messageId');
  const body = toMessageBody(words, message.attachments);
  if (body === message.body) return;
  const mentions = await mentionsOfMembers(actor, conversation._id, body);
  await inConversation(ctx, conversation._id, async (tx, happen) => {
    const what = { user, message: messageId };
    const seq = await happen(ConversationEventType.MESSAGE_EDITED, what);
    await memberNow(tx, conversation._id, user);
    const before = (await MessageModel.collection.findOneAndUpdate(
      { _id: messageId, deletedAt: null },
      {
        $set: { body, mentions, ...searchPart(body), editedAt: tx.at, updatedAt: tx.at },
        ...(searchPart(body).searchText === undefined ? { $unset: { searchText: '' } } : {}),
      },
      { session: tx.session, returnDocument: 'before' },
    )) as Message | null;
    if (!before) throw refuse.notFound('The message', 'messageId');
    const version = { _id: new Types.ObjectId(), message: messageId, author: user, replacedAt: tx.at };
    await MessageVersionModel.collection.insertOne(
      { ...version, body: before.body, mentions: before.mentions },
      { session: tx.session },
    );
    const added = mentions.filter((id) => !before.mentions.some((known) => known.equals(id)));
    const mentionsAdded = await joinedAmong(tx, conversation._id, added);
    const facts = { conversation: conversation._id, message: messageId, author: user, seq };
    tx.emit('message.edited', { ...facts, mentionsAdded }, user);
  });
}

/** The users among these who are participants. Invited users are not notified yet. */
async function joinedAmong(tx: Tx, conversation: Types.ObjectId, people: Types.ObjectId[]) {
  if (people.length === 0) return [];
  const rows = await ConversationMemberModel.collection
    .find<{ user: Types.ObjectId }>(
      { conversation, user: { $in: people }, state: MemberState.ACTIVE },
      { session: tx.session, projection: { user: 1 } },
    )
    .toArray();
  return rows.map(({ user }) => user);
}
