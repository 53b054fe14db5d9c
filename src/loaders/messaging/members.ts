import {
  ConversationMemberModel,
  MemberState,
  type ConversationMember,
} from '../../models/messaging/index.js';
import { batched } from '../factories.js';

/**
 * The states of listed participants. A user who declined the request stays listed, so that the sender does not
 * notice.
 */
const LISTED = [MemberState.ACTIVE, MemberState.REQUESTED, MemberState.DECLINED];

/** All participants of each conversation in the order of joining, at most a hundred each. */
export const membersOfConversation = batched<ConversationMember[]>(
  'ConversationMember.of',
  async (conversations, { roundTrip }) => {
    const rows = await roundTrip.ask<ConversationMember>(ConversationMemberModel, [
      { $match: { conversation: { $in: conversations }, state: { $in: LISTED } } },
    ]);
    const found = new Map<string, ConversationMember[]>();
    for (const row of rows) {
      const key = row.conversation.toHexString();
      found.set(key, [...(found.get(key) ?? []), row]);
    }
    const inOrder = (a: ConversationMember, b: ConversationMember): number =>
      a.joinedAt.getTime() - b.joinedAt.getTime() || a._id.toHexString().localeCompare(b._id.toHexString());
    return conversations.map((id) => (found.get(id.toHexString()) ?? []).sort(inOrder));
  },
);
