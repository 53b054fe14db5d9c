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

/** Unread messages, counted from the messages themselves, up to the lane's position. */
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

/** The cleared positions of receiving members, in one command. */
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

/** Unread messages of inboxes, and numbers of participants. */
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
