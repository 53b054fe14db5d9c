import { Types } from 'mongoose';
import { distinct } from '../../lib/distinct.js';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ConversationEventType,
  ConversationMemberModel,
  ConversationRole,
  MemberState,
  MOST_MEMBERS,
  RECEIVING,
  type ConversationMember,
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { inConversation } from './in-conversation.js';
import { invitable } from './start-group.js';
import { administeredGroup, memberNow } from './visible.js';

/** The input of `addParticipants`. */
export interface AddParticipantsInput {
  conversationId: Types.ObjectId;
  userIds: Types.ObjectId[];
}

/**
 * Adds users to a group. They see messages from then on; a user who doesn't follow the viewer, or has left before,
 * gets a request. Participants are unchanged.
 */
export async function addParticipants(ctx: Context, input: AddParticipantsInput): Promise<void> {
  const actor = actorOf(ctx);
  const { id: by } = actor.viewer;
  const { conversation: which } = await administeredGroup(actor, input.conversationId);
  if (input.userIds.length === 0) throw refuse.badInput('At least one participant is required.', 'userIds');
  const people = await invitable(actor, distinct(input.userIds), MOST_MEMBERS, 'userIds');
  const conversation = which._id;
  await inConversation(ctx, conversation, async (tx, happen) => {
    const known = await rowsOf(
      tx,
      conversation,
      people.map(({ user }) => user),
    );
    const coming = people.filter(
      ({ user }) => !RECEIVING.includes(known.get(user.toHexString())?.state as MemberState),
    );
    if (coming.length === 0) return;
    const what = { user: by, members: coming.length };
    const seq = await happen(ConversationEventType.PARTICIPANTS_CHANGED, what);
    if ((await memberNow(tx, conversation, by)).role === ConversationRole.MEMBER)
      throw refuse.forbidden('Only admins of the group may do this.', 'conversationId');
    for (const { user, state } of coming) {
      const again = known.has(user.toHexString());
      await bringIn(tx, { conversation, user, seq, state: again ? MemberState.REQUESTED : state });
    }
    const users = coming.map(({ user }) => user);
    tx.emit('conversation.members-changed', { conversation, by, users, invited: users, seq }, by);
  });
}

async function rowsOf(
  tx: Tx,
  conversation: Types.ObjectId,
  users: Types.ObjectId[],
): Promise<Map<string, Pick<ConversationMember, 'state'>>> {
  const rows = await ConversationMemberModel.collection
    .find<ConversationMember>({ conversation, user: { $in: users } }, { session: tx.session })
    .toArray();
  return new Map(rows.map((row) => [row.user.toHexString(), row]));
}

interface Coming {
  conversation: Types.ObjectId;
  user: Types.ObjectId;
  seq: number;
  state: MemberState;
}

async function bringIn(tx: Tx, { conversation, user, seq, state }: Coming): Promise<void> {
  const fresh = { state, role: ConversationRole.MEMBER, joinedAt: tx.at, updatedAt: tx.at };
  const nothing = { lastReadSeq: seq, lastReadAt: null, clearedSeq: seq, archivedSeq: null, hiddenSeq: null };
  await ConversationMemberModel.collection.updateOne(
    { conversation, user },
    {
      $set: { ...fresh, ...nothing },
      $setOnInsert: { _id: new Types.ObjectId(), muted: false, createdAt: tx.at },
    },
    { session: tx.session, upsert: true },
  );
}
