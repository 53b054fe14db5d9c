import { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ConversationHeadModel,
  ConversationKind,
  ConversationMemberModel,
  ConversationModel,
  ConversationRole,
  MemberState,
  pairOf,
} from '../../models/messaging/index.js';
import { reachOf } from '../../rules/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { startGroup, type StartGroupInput } from './start-group.js';
import { visiblePerson } from './visible.js';

/** The input of `startConversation`. */
export interface StartConversationInput extends StartGroupInput {
  kind: ConversationKind;
}

/** The result of `startConversation`. */
export type StartedConversation = { conversation: Types.ObjectId };

/**
 * Starts a conversation. A direct one is unique per pair, so starting it again returns it, also if both start it
 * concurrently.
 */
export async function startConversation(
  ctx: Context,
  input: StartConversationInput,
): Promise<StartedConversation> {
  const actor = actorOf(ctx);
  if (input.kind === ConversationKind.GROUP) return startGroup(actor, input);
  const [other, ...more] = input.participantIds;
  if (!other || more.length > 0)
    throw refuse.badInput('A direct conversation has exactly one other participant.', 'participantIds');
  if (other.equals(actor.viewer.id))
    throw refuse.badInput('You cannot start a conversation with yourself.', 'participantIds');
  if (input.title != null || input.avatar)
    throw refuse.badInput(
      'A direct conversation has no title or image; only groups have them.',
      input.title != null ? 'title' : 'avatarUrl',
    );
  await visiblePerson(actor, other, 'participantIds');
  const known = await ConversationModel.findOne(
    { pairKey: pairOf(actor.viewer.id, other).pairKey },
    { _id: 1 },
  ).lean();
  const state = known ? MemberState.ACTIVE : await reachOf(actor, other);
  if (!state)
    throw refuse.forbidden('This user accepts messages only from users they follow.', 'participantIds');
  return transact(ctx, (tx) => startDirectIn(tx, actor.viewer.id, { other, state }));
}

/** Starts a direct conversation in a transaction, or returns the existing one. */
export async function startDirectIn(
  tx: Tx,
  by: Types.ObjectId,
  { other, state }: { other: Types.ObjectId; state: MemberState },
  { at = tx.at, id: _id = new Types.ObjectId() }: { at?: Date; id?: Types.ObjectId } = {},
): Promise<StartedConversation> {
  const kind = ConversationKind.DIRECT;
  const { pair, pairKey } = pairOf(by, other);
  const row = { _id, kind, pair, createdBy: by, createdAt: at, updatedAt: at };
  if (!(await insertOnce(ConversationModel, { pairKey }, row, tx))) return comeBack(tx, by, pairKey);
  const members = [
    { user: by, state: MemberState.ACTIVE },
    { user: other, state },
  ];
  await insertMembers(tx, _id, members, at);
  tx.emit('conversation.started', { conversation: _id, kind, by, members }, by);
  return { conversation: _id };
}

/** Starting an existing conversation restores it, also after declining it. */
async function comeBack(tx: Tx, user: Types.ObjectId, pairKey: string): Promise<StartedConversation> {
  const found = await ConversationModel.findOne({ pairKey }, { _id: 1 }).session(tx.session).lean();
  const conversation = found!._id;
  const { modifiedCount } = await ConversationMemberModel.collection.updateOne(
    { conversation, user, state: { $ne: MemberState.ACTIVE } },
    { $set: { state: MemberState.ACTIVE, updatedAt: tx.at } },
    { session: tx.session },
  );
  if (modifiedCount === 1) tx.emit('conversation.shelved', { conversation, user }, user);
  return { conversation };
}

/** The head of a new conversation and its first members. */
export async function insertMembers(
  tx: Tx,
  conversation: Types.ObjectId,
  members: readonly { user: Types.ObjectId; state: MemberState; role?: ConversationRole }[],
  at: Date,
): Promise<void> {
  const { session } = tx;
  await ConversationHeadModel.create([{ _id: conversation, members: members.length }], { session });
  const rows = members.map(({ user, state, role = ConversationRole.MEMBER }) => ({
    _id: new Types.ObjectId(),
    ...{ conversation, user, state, role, joinedAt: at, createdAt: at, updatedAt: at },
  }));
  await ConversationMemberModel.insertMany(rows as never, { session });
}
