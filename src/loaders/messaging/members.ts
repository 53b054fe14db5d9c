import {
  ConversationMemberModel,
  MemberState,
  type ConversationMember,
} from '../../models/messaging/index.js';
import { batched } from '../factories.js';

/** Who stands among the participants: who has turned a request down still does, for nobody is to notice. */
const LISTED = [MemberState.ACTIVE, MemberState.REQUESTED, MemberState.DECLINED];

/** Everybody in each conversation, in the order in which they came; at most a hundred each. */
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
