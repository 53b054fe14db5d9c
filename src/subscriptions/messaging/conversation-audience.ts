import { Types } from 'mongoose';
import type { Viewer } from '../../auth/viewer.js';
import { byField } from '../../lib/exchange/index.js';
import type { Context } from '../../loaders/context.js';
import { partedBy } from '../../loaders/messaging/parted.js';
import { byPair, pairsOf, type Pair } from '../../loaders/pairs.js';
import { BLOCKS_BETWEEN } from '../../loaders/social/block.js';
import { UserModel, UserStatus, type User } from '../../models/identity/index.js';
import {
  ConversationMemberModel,
  MessageDeletionModel,
  RECEIVING,
  type ConversationMember,
  type MessageDeletion,
} from '../../models/messaging/index.js';
import type { Block } from '../../models/social/index.js';
import { ENDED, UNSEEN, type Audience } from '../live/index.js';
import type { ConversationEntry } from './conversation-entry.js';
import { seesPresenceOf } from './presence-audience.js';
import { isAboutPeople, isOfThemselves, isStillSo, pairOf, TOLD } from './told.js';

type ObjectId = Types.ObjectId;
type Sees = (viewer: ObjectId, id: ObjectId) => boolean;

// Keyed queries, so that entries of different conversations at the same time are checked in one command.
const MEMBERS = byPair(ConversationMemberModel, ['conversation', 'user'], { state: { $in: RECEIVING } });
const DELETIONS = byPair(MessageDeletionModel, ['message', 'user']);
const USERS = byField<ObjectId>(UserModel, '_id', (id) => id.toHexString(), [{ $project: { _id: 1 } }]);
const IN_USE: typeof USERS = {
  ...USERS,
  match: (ids) => ({ ...USERS.match(ids), status: UserStatus.ACTIVE, deletedAt: null }),
};

/**
 * The audiences of an entry. Subscriptions end for viewers who left the conversation, or are blocked in a direct one;
 * in a group, entries by blocked and suspended users are not sent. Usually one round trip for any number of viewers.
 */
export async function conversationAudiences(
  channel: string,
  entry: ConversationEntry,
  viewers: readonly (Viewer | null)[],
  ctx: Context,
): Promise<Audience[]> {
  const conversation = Types.ObjectId.createFromHexString(channel);
  const people = viewers.flatMap((viewer) => (viewer ? [viewer.id] : []));
  const pair = await pairOf(ctx, conversation);
  const subjects = [...(pair ?? []), ...(entry.user ? [entry.user] : [])];
  const [members, inUse, message, hidden, seesThem] = await Promise.all([
    membersAmong(ctx, conversation, people),
    inUseAmong(ctx, people),
    entry.message ? ctx.loaders.message.load(entry.message) : null,
    entry.message ? hiddenFrom(ctx, entry.message, people) : new Set<string>(),
    whoSees(ctx, people, subjects),
  ]);
  const isAuthorKnown = !message || subjects.some((id) => id.equals(message.author));
  const seesAuthor = isAuthorKnown ? seesThem : await whoSees(ctx, people, [message.author]);
  const presence = entry.__typename === 'PresenceChanged' ? await seesPresence(ctx, entry, people) : null;
  return viewers.map((viewer) => {
    const member = viewer && inUse.has(viewer.id.toHexString()) && members.get(viewer.id.toHexString());
    if (!member || pair?.some((id) => !seesThem(viewer.id, id))) return ENDED;
    if (entry.user && !seesThem(viewer.id, entry.user)) return isAboutPeople(entry) ? TOLD : null;
    if (isOfThemselves(entry, viewer.id)) return null;
    if (presence && !presence(viewer.id)) return null;
    if (!entry.message) return TOLD;
    if (!message) return UNSEEN;
    if (!isStillSo(entry, message, member) || hidden.has(viewer.id.toHexString())) return null;
    return seesAuthor(viewer.id, message.author) ? TOLD : null;
  });
}

async function membersAmong(
  { loaders }: Context,
  conversation: ObjectId,
  people: ObjectId[],
): Promise<Map<string, ConversationMember>> {
  const asked = pairsOf(conversation, people);
  const rows = await loaders.scope.roundTrip.find<Pair, ConversationMember>(MEMBERS, asked);
  return new Map(rows.map((row) => [row.user.toHexString(), row]));
}

/** The users among these whose accounts are active. */
async function inUseAmong({ loaders }: Context, people: ObjectId[]): Promise<Set<string>> {
  const rows = await loaders.scope.roundTrip.find<ObjectId, Pick<User, '_id'>>(IN_USE, people);
  return new Set(rows.map(({ _id }) => _id.toHexString()));
}

/** Returns whether a viewer sees a user: an active account, and no block between them. */
async function whoSees(
  { loaders, viewer: first }: Context,
  people: ObjectId[],
  subjects: ObjectId[],
): Promise<Sees> {
  const [users, blocks] = await Promise.all([
    loaders.user.loadMany(subjects),
    loaders.scope.roundTrip.find<Pair, Block>(
      BLOCKS_BETWEEN,
      subjects.flatMap((subject) => pairsOf(subject, people)),
    ),
  ]);
  const there = new Set(users.flatMap((user) => (user && isInUse(user) ? [user._id.toHexString()] : [])));
  const parted = partedBy(blocks);
  // The rules will need the same for the first viewer, when the shared result is made.
  for (const id of subjects)
    if (first && !parted(first.id, id)) loaders.viewerBlocks.prime(id, { blocked: false, blockedBy: false });
  return (viewer, id) => there.has(id.toHexString()) && !parted(viewer, id);
}

function isInUse({ status, deletedAt }: User): boolean {
  return status === UserStatus.ACTIVE && !deletedAt;
}

/** The users who deleted a message for themselves. */
async function hiddenFrom({ loaders }: Context, message: ObjectId, people: ObjectId[]): Promise<Set<string>> {
  const rows = await loaders.scope.roundTrip.find<Pair, MessageDeletion>(DELETIONS, pairsOf(message, people));
  return new Set(rows.map(({ user }) => user.toHexString()));
}

async function seesPresence(
  { loaders }: Context,
  { user }: ConversationEntry,
  people: ObjectId[],
): Promise<(viewer: ObjectId) => boolean> {
  const person = user && (await loaders.user.load(user));
  return person ? seesPresenceOf(loaders, person, people) : () => false;
}
