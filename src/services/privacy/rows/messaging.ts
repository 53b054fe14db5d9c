import { transact, type Tx } from '../../../events/transact.js';
import {
  ConversationEventModel,
  ConversationHeadModel,
  ConversationMemberModel,
  ConversationModel,
  InboxCounterModel,
  InboxEntryModel,
  MessageDeletionModel,
  MessageModel,
  MessageVersionModel,
  type ConversationMember,
  type Message,
} from '../../../models/messaging/index.js';
import { LikeModel } from '../../../models/social/index.js';
import { searchTextOf } from '../../../lib/text.js';
import { takeOut } from '../../messaging/index.js';
import { own, type PersonalData, type Row } from '../personal-data.js';
import type { Step } from '../step.js';
import { anonymise, expires, follows, remove, taking, unmention } from '../steps.js';

const TIMES = ['createdAt', 'updatedAt'];

/** Removes the messages' dependent data; inboxes are counted again. */
async function sayMessages(tx: Tx, rows: Row[]): Promise<void> {
  const messages = rows as unknown as Message[];
  const about = { $in: messages.map(({ _id }) => _id) };
  await LikeModel.collection.deleteMany({ target: about }, { session: tx.session });
  await MessageVersionModel.collection.deleteMany({ message: about }, { session: tx.session });
  await MessageDeletionModel.collection.deleteMany({ message: about }, { session: tx.session });
  for (const { _id: message, conversation, author, seq, deletedAt } of messages)
    if (!deletedAt)
      tx.emit('message.deleted', { conversation, message, author, by: author, place: seq, seq });
}

/** Leaves every conversation. The user's own groups get another owner. */
const leave: Step = {
  path: 'user',
  how: 'gone',
  take: taking(ConversationMemberModel, own('user'), async (tx, rows, { anonymous }) => {
    for (const row of rows) await takeOut(tx, row as unknown as ConversationMember, anonymous);
  }),
};

/** Separates a direct conversation from the user: the other participant keeps their own messages. */
const part: Step = {
  path: 'pair',
  how: 'gone',
  take: ({ id }) =>
    transact(null, async (tx) => {
      const { modifiedCount } = await ConversationModel.collection.updateMany(
        { pair: id },
        { $unset: { pair: '', pairKey: '' } },
        { session: tx.session },
      );
      return { rows: modifiedCount };
    }),
};

/** Conversations and their messages. */
export const messaging: PersonalData[] = [
  {
    model: MessageModel,
    ids: {
      ...{ author: 'User', mentions: 'User', conversation: 'Conversation', replyTo: 'Message' },
      ...{ 'attachments.upload': 'Upload', removedBy: 'ModerationAction' },
    },
    told: {
      as: 'messages',
      type: 'Message',
      own: own('author'),
      fields: [
        'conversation',
        'body',
        'attachments',
        'replyTo',
        'mentions',
        'editedAt',
        'deletedAt',
        ...TIMES,
      ],
    },
    untold: ['author', 'seq', 'clientId', 'searchText', 'removedBy'],
    erased: [
      unmention(MessageModel, 'mentions', ['body'], ({ body }) => searchTextOf(body)),
      remove(MessageModel, 'author', sayMessages),
    ],
    why: 'Messages of the user belong to the user; messages of other participants to their senders.',
  },
  {
    model: MessageVersionModel,
    ids: { message: 'Message', author: 'User', mentions: 'User' },
    told: { as: 'messageVersions', own: own('author'), fields: ['message', 'body', 'replacedAt'] },
    untold: ['author', 'mentions'],
    erased: [unmention(MessageVersionModel, 'mentions', ['body']), remove(MessageVersionModel, 'author')],
    why: 'As with the message.',
  },
  {
    model: MessageDeletionModel,
    ids: { user: 'User', message: 'Message', conversation: 'Conversation' },
    untold: 'all',
    erased: [remove(MessageDeletionModel, 'user')],
    why: 'A message that the user has hidden is missing from the export; this says enough.',
  },
  {
    model: ConversationMemberModel,
    ids: { conversation: 'Conversation', user: 'User' },
    told: {
      as: 'conversations',
      own: own('user'),
      fields: ['conversation', 'role', 'state', 'muted', 'lastReadAt', 'joinedAt', ...TIMES],
    },
    untold: ['user', 'lastReadSeq', 'clearedSeq', 'archivedSeq', 'hiddenSeq'],
    erased: [leave],
    why: 'There is nobody left to be in a conversation.',
  },
  {
    model: ConversationModel,
    ids: { pair: 'User', createdBy: 'User' },
    names: ['pairKey'],
    told: {
      as: 'begunConversations',
      type: 'Conversation',
      own: own('createdBy'),
      fields: ['kind', 'title', 'avatar', ...TIMES],
    },
    untold: ['pair', 'pairKey', 'createdBy'],
    erased: [part, follows('pairKey'), anonymise(ConversationModel, 'createdBy')],
    why: 'Groups are their people’s; of a direct one the other keeps what they wrote themselves.',
  },
  {
    model: ConversationHeadModel,
    untold: 'all',
    why: 'Numbers of a conversation, of nobody in particular.',
  },
  {
    model: ConversationEventModel,
    ids: { conversation: 'Conversation', message: 'Message', user: 'User' },
    untold: 'all',
    erased: [expires('user')],
    why: 'A log for those who were away, which forgets everything after a month.',
  },
  {
    model: InboxEntryModel,
    ids: { user: 'User', conversation: 'Conversation' },
    untold: 'all',
    erased: [remove(InboxEntryModel, 'user')],
    why: 'It is made from messages and memberships.',
  },
  {
    model: InboxCounterModel,
    ids: { _id: 'User', event: 'nothing public' },
    untold: 'all',
    erased: [remove(InboxCounterModel, '_id')],
    why: 'It is made from messages and memberships.',
  },
];
