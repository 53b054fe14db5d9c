import type { Types } from 'mongoose';
import type { Context, Loaders } from '../../loaders/context.js';
import type { User } from '../../models/identity/index.js';
import { MemberState, type ConversationMember, type Message } from '../../models/messaging/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { loadAuthor } from '../../rules/social/index.js';

/** A visible participant. */
interface SeenMember {
  member: ConversationMember;
  user: User;
}

/** The visible participants; in a group without blocked and suspended users. */
export async function seenMembers(ctx: Context, conversation: Types.ObjectId): Promise<SeenMember[]> {
  const members = await ctx.loaders.membersOfConversation.load(conversation);
  const seen = await Promise.all(
    members.map(async (member) => {
      const user = await loadAuthor(ctx, member.user);
      return user && (await canSeeUser(ctx, user)) ? { member, user } : null;
    }),
  );
  return seen.filter((one) => one !== null);
}

/** The visible participants besides the viewer. */
export async function seenOthers(ctx: Context, conversation: Types.ObjectId): Promise<SeenMember[]> {
  const seen = await seenMembers(ctx, conversation);
  return seen.filter(({ user }) => !ctx.viewer?.id.equals(user._id));
}

/** Whether a user shows read receipts. Viewers always see their own. */
export async function showsReading(ctx: Context, user: Types.ObjectId): Promise<boolean> {
  if (ctx.viewer?.id.equals(user)) return true;
  return (await ctx.loaders.preferencesOfUser.load(user))?.messages?.readReceipts !== false;
}

/** The participants with read receipts, computed once for all messages of a page. */
const known = new WeakMap<Loaders, Map<string, Promise<SeenMember[]>>>();

/** The users who have read a message, without its author. */
export async function readersOf(
  ctx: Context,
  { conversation, seq, author }: Pick<Message, 'conversation' | 'seq' | 'author'>,
): Promise<User[]> {
  const readers = await readersIn(ctx, conversation);
  return readers
    .filter(
      ({ member }) => member.lastReadSeq >= seq && member.clearedSeq < seq && !member.user.equals(author),
    )
    .map(({ user }) => user);
}

function readersIn(ctx: Context, conversation: Types.ObjectId): Promise<SeenMember[]> {
  const here = known.get(ctx.loaders) ?? new Map<string, Promise<SeenMember[]>>();
  known.set(ctx.loaders, here);
  const key = conversation.toHexString();
  let readers = here.get(key);
  if (!readers) here.set(key, (readers = findReaders(ctx, conversation)));
  return readers;
}

async function findReaders(ctx: Context, conversation: Types.ObjectId): Promise<SeenMember[]> {
  const members = await seenMembers(ctx, conversation);
  const shows = await Promise.all(
    members.map(
      async ({ member }) => member.state === MemberState.ACTIVE && (await showsReading(ctx, member.user)),
    ),
  );
  return members.filter((_, place) => shows[place]);
}
