import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { BY_ACTIVITY, scanInbox } from '../../loaders/messaging/lists/inbox.js';
import {
  BY_NUMBER,
  LATEST_FIRST,
  scanFoundMessages,
  scanMessages,
} from '../../loaders/messaging/lists/message.js';
import { page } from '../../loaders/page.js';
import type {
  Conversation,
  ConversationMember,
  InboxEntry,
  Message,
  Shelf,
} from '../../models/messaging/index.js';
import { canSeeAsMember, canSeeConversation, membershipIn } from '../../rules/messaging/index.js';
import type { Connection } from '../../schema/connection.js';
import type { Range } from '../../schema/page-args.js';
import { emptyPage, positionBy } from '../social/pages.js';

/** A page of the conversations in one of the viewer's folders, each checked by the rule of conversations. */
export function inboxPage(
  ctx: Context,
  range: Range,
  user: Types.ObjectId,
  shelf: Shelf,
): Promise<Connection<Conversation>> {
  return page<InboxEntry, Conversation>(range, {
    skeleton: async (rest) => {
      const entries = await scanInbox(ctx.loaders, rest, user, shelf);
      for (const entry of entries) ctx.loaders.inboxEntry.prime(entry.conversation, entry);
      return entries;
    },
    position: positionBy(BY_ACTIVITY),
    hydrate: async ({ conversation }) => {
      // What the rule needs next is loaded in the same round trip.
      const [found] = await Promise.all([
        ctx.loaders.conversation.load(conversation),
        ctx.loaders.viewerMembership.load(conversation),
      ]);
      return found;
    },
    visible: (conversation) => canSeeConversation(ctx, conversation),
  });
}

/** A page of the messages of a conversation, by number. */
export async function messagePage(
  ctx: Context,
  range: Range,
  conversation: Conversation,
): Promise<Connection<Message>> {
  const member = await membershipIn(ctx, conversation);
  if (!member) return emptyPage(range);
  const { _id } = conversation;
  return pageOf(ctx, range, member, BY_NUMBER, (rest) =>
    scanMessages(ctx.loaders, rest, _id, member.clearedSeq),
  );
}

/** A page of the messages of a conversation that contain the words, latest first. */
export async function foundMessagePage(
  ctx: Context,
  range: Range,
  conversation: Conversation,
  words: readonly string[],
): Promise<Connection<Message>> {
  const member = await membershipIn(ctx, conversation);
  if (!member || words.length === 0) return emptyPage(range);
  const within = { conversation: conversation._id, behind: member.clearedSeq, words };
  return pageOf(ctx, range, member, LATEST_FIRST, (rest) => scanFoundMessages(ctx.loaders, rest, within));
}

function pageOf(
  ctx: Context,
  range: Range,
  member: ConversationMember,
  order: typeof BY_NUMBER,
  scan: (range: Range) => Promise<Message[]>,
): Promise<Connection<Message>> {
  return page<Message, Message>(range, {
    skeleton: scan,
    position: positionBy(order),
    hydrate: (message) => message,
    visible: (message) => canSeeAsMember(ctx, member, message),
  });
}

/** Number of the latest messages that are checked for a visible one. */
const LOOKED_AT = 5;

/** The last visible message. The list itself is only queried if all of the latest are hidden. */
export async function lastMessageOf(ctx: Context, conversation: Conversation): Promise<Message | null> {
  const member = await membershipIn(ctx, conversation);
  if (!member) return null;
  const latest = await ctx.loaders.latestMessages.load({ parent: conversation._id, size: LOOKED_AT });
  const seen = await Promise.all(latest.map((message) => canSeeAsMember(ctx, member, message)));
  const found = latest.find((_, place) => seen[place]);
  if (found || latest.length <= LOOKED_AT) return found ?? null;
  const last = { size: 1, backward: true, after: null, before: null };
  return (await messagePage(ctx, last, conversation)).edges[0]?.node ?? null;
}
