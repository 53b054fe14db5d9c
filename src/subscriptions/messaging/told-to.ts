import { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import type { Conversation, ConversationMember } from '../../models/messaging/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeAsMember, membershipIn } from '../../rules/messaging/index.js';
import { canSeePresence, loadAuthor, loadAuthors } from '../../rules/social/index.js';
import { ENDED, UNSEEN, type Audience } from '../live/index.js';
import type { ConversationEntry } from './conversation-entry.js';
import { isAboutPeople, isOfThemselves, isStillSo, pairOf, TOLD } from './told.js';

/**
 * The audience of entries for one viewer, by the rules themselves. `conversationAudiences` gives the same results for
 * many viewers.
 */
export async function toldTo(
  ctx: Context,
  channel: string,
  entries: readonly ConversationEntry[],
): Promise<Audience[]> {
  if (!ctx.viewer) return entries.map(() => ENDED);
  const _id = Types.ObjectId.createFromHexString(channel);
  const conversation = { _id, pair: await pairOf(ctx, _id) };
  await foresee(ctx, conversation, entries);
  const member = (await sees(ctx, ctx.viewer.id)) ? await membershipIn(ctx, conversation) : null;
  return Promise.all(entries.map((entry) => (member ? audienceOf(ctx, member, entry) : ENDED)));
}

/** Loads everything that the rules will need in one round trip. */
async function foresee(
  ctx: Context,
  { _id, pair }: Pick<Conversation, '_id' | 'pair'>,
  entries: readonly ConversationEntry[],
): Promise<void> {
  const { viewerMembership, message, viewerMessageDeletion } = ctx.loaders;
  const people = [ctx.viewer!.id, ...(pair ?? []), ...entries.flatMap(({ user }) => user ?? [])];
  const messages = entries.flatMap((entry) => entry.message ?? []);
  await Promise.all([
    viewerMembership.ensure([_id]),
    loadAuthors(ctx, people),
    message.ensure(messages),
    viewerMessageDeletion.ensure(messages),
  ]);
}

async function audienceOf(
  ctx: Context,
  member: ConversationMember,
  entry: ConversationEntry,
): Promise<Audience> {
  if (entry.user && !(await sees(ctx, entry.user))) return isAboutPeople(entry) ? TOLD : null;
  if (isOfThemselves(entry, member.user)) return null;
  if (entry.__typename === 'PresenceChanged') return (await seesPresence(ctx, entry)) ? TOLD : null;
  if (!entry.message) return TOLD;
  const message = await ctx.loaders.message.load(entry.message);
  if (!message) return UNSEEN;
  if (!isStillSo(entry, message, member)) return null;
  // A deletion is sent to those who would see the message if it still existed.
  return (await canSeeAsMember(ctx, member, { ...message, deletedAt: null })) ? TOLD : null;
}

async function sees(ctx: Context, id: Types.ObjectId): Promise<boolean> {
  const person = await loadAuthor(ctx, id);
  return person !== null && canSeeUser(ctx, person);
}

async function seesPresence(ctx: Context, { user }: ConversationEntry): Promise<boolean> {
  const person = user && (await ctx.loaders.user.load(user));
  return !!person && canSeePresence(ctx, person);
}
