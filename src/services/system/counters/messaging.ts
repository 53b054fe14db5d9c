import type { ClientSession } from 'mongoose';
import { MESSAGING_LANE } from '../../../events/settled.js';
import { countUnread } from '../../../loaders/messaging/count-unread.js';
import {
  ConversationHeadModel,
  ConversationMemberModel,
  InboxEntryModel,
  MemberState,
  RECEIVING,
  type ConversationMember,
  type InboxEntry,
} from '../../../models/messaging/index.js';
import type { CountedCollection, CounterDocument } from './counted.js';

/** What people have not read, from the messages themselves, as far as the lane has come. */
async function countInboxes(
  documents: readonly CounterDocument[],
  session: ClientSession,
): Promise<Map<string, number>> {
  const entries = documents as unknown as InboxEntry[];
  const clearedSeqOf = await membershipsOf(entries, session);
  const counted = new Map<string, number>();
  for (const { _id, user, conversation, seq: upTo, readSeq } of entries) {
    const clearedSeq = clearedSeqOf.get(`${String(user)} ${String(conversation)}`);
    const behind = Math.max(readSeq, clearedSeq ?? 0);
    const unread =
      clearedSeq === undefined ? 0 : await countUnread({ user, conversation, behind, upTo }, session);
    counted.set(String(_id), unread);
  }
  return counted;
}

/** How far those have cleared their conversations who receive there, all of them in one command. */
async function membershipsOf(
  entries: readonly InboxEntry[],
  session: ClientSession,
): Promise<Map<string, number>> {
  const members = await ConversationMemberModel.collection
    .find<ConversationMember>(
      {
        user: { $in: entries.map(({ user }) => user) },
        conversation: { $in: entries.map(({ conversation }) => conversation) },
        state: { $in: [...RECEIVING] },
      },
      { session, projection: { user: 1, conversation: 1, clearedSeq: 1 } },
    )
    .toArray();
  return new Map(
    members.map(({ user, conversation, clearedSeq }) => [
      `${String(user)} ${String(conversation)}`,
      clearedSeq ?? 0,
    ]),
  );
}

/** What waits in inboxes, and how many are in a conversation. */
export const messagingCounters: CountedCollection[] = [
  {
    model: InboxEntryModel as never,
    lane: MESSAGING_LANE,
    key: '_id',
    counters: [{ path: 'unread', rows: [], count: countInboxes }],
    fields: ['user', 'conversation', 'seq', 'readSeq'],
  },
  {
    model: ConversationHeadModel as never,
    lane: MESSAGING_LANE,
    key: '_id',
    counters: [
      {
        path: 'members',
        rows: [
          {
            model: ConversationMemberModel,
            by: 'conversation',
            match: { state: { $in: [...RECEIVING, MemberState.DECLINED] } },
          },
        ],
      },
    ],
  },
];
