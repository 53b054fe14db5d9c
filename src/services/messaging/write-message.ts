import { Types } from 'mongoose';
import type { MessagingEvents } from '../../events/messaging.js';
import type { Tx } from '../../events/transact.js';
import {
  ConversationEventType,
  MemberState,
  MessageModel,
  type Attachment,
  type Conversation,
  type ConversationKind,
  type Message,
} from '../../models/messaging/index.js';
import { searchTextOf } from '../../lib/text.js';
import { attachUpload } from '../system/index.js';
import { admit, membersNow, type MemberNow } from './admission.js';
import type { Happen } from './conversation-log.js';

/** A new message. */
export interface MessageDraft {
  conversation: Pick<Conversation, '_id' | 'kind'>;
  body: string;
  attachments: Attachment[];
  replyTo: Types.ObjectId | null;
  mentions: Types.ObjectId[];
  clientId: string | null;
}

/** Writes a message in a transaction. Returns the row. */
export async function writeMessage(
  tx: Tx,
  happen: Happen,
  author: Types.ObjectId,
  draft: MessageDraft,
  { at = tx.at, id: message = new Types.ObjectId() }: { at?: Date; id?: Types.ObjectId } = {},
): Promise<Message> {
  const { conversation, attachments } = draft;
  // The number first, so that a conflict with other writers occurs immediately.
  const seq = await happen(ConversationEventType.MESSAGE_SENT, { user: author, message });
  const members = await membersNow(tx, conversation._id);
  await admit(tx, conversation, members, author, seq);
  const row = messageRow(author, draft, { _id: message, seq, at });
  await MessageModel.collection.insertOne(row, { session: tx.session });
  for (const [place, { upload }] of attachments.entries()) {
    const use = { type: 'Message', id: message } as const;
    if (upload) await attachUpload(tx, author, upload, use, `attachments.${place}.uploadId`);
  }
  tx.emit('message.sent', sentFacts(row, conversation.kind, members), author);
  return row;
}

/** The complete row of a message. Written without the model, so the defaults are repeated here. */
export function messageRow(
  author: Types.ObjectId,
  { conversation, body, attachments, replyTo, mentions, clientId }: MessageDraft,
  { _id, seq, at }: { _id: Types.ObjectId; seq: number; at: Date },
): Message {
  return {
    ...{ _id, conversation: conversation._id, seq, author, body, attachments, replyTo, mentions },
    ...(clientId === null ? {} : { clientId }),
    ...searchPart(body),
    ...{ editedAt: null, deletedAt: null, createdAt: at, updatedAt: at },
  };
}

/** The stored fields of a text for search. */
export function searchPart(body: string): Pick<Message, 'searchText'> {
  const searchText = searchTextOf(body);
  return searchText === null ? {} : { searchText };
}

/** The event data of a sent message and its recipients. */
export function sentFacts(
  { _id: message, conversation, author, seq, createdAt: at, mentions }: Message,
  kind: ConversationKind,
  members: readonly MemberNow[],
): MessagingEvents['message.sent'] {
  const others = members.filter(({ user, state }) => state === MemberState.ACTIVE && !user.equals(author));
  const called = mentions.filter((id) => others.some(({ user }) => user.equals(id)));
  const to = others.filter(({ muted }) => !muted).map(({ user }) => user);
  return { conversation, kind, message, author, seq, at, mentions: called, to };
}
