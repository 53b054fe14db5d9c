import { Types, type ClientSession } from 'mongoose';
import { countUnread } from '../../loaders/messaging/count-unread.js';
import {
  ConversationKind,
  RECEIVING,
  MemberState,
  Shelf,
  type ConversationMember,
} from '../../models/messaging/index.js';
import type { Entry, Known, Place } from './known.js';
import { lastShown } from './last-shown.js';
import type { News } from './news.js';
import { pairKey, type Touched } from './touched.js';

type ObjectId = Types.ObjectId;

/** A changed inbox entry, and the event that changed it. */
export interface Folded {
  entry: Entry;
  event: ObjectId;
  /** Whether the user is notified of the change. */
  told: boolean;
}

/** Applies a batch to the inbox entries that it touches. */
export async function fold(touched: Touched, known: Known, session: ClientSession): Promise<Folded[]> {
  const folded: Folded[] = [];
  for (const member of known.members) {
    const before = known.entries.get(pairKey(member.conversation, member.user));
    const place = known.places.get(member.conversation.toHexString());
    const event = touched.eventOf(member.conversation, member.user);
    if (!place || !event || isGone(member, before)) continue;
    const entry = await foldOne(member, place, before, touched, known.news, session);
    const told = [before?.shelf ?? Shelf.HIDDEN, entry.shelf].some((shelf) => shelf !== Shelf.HIDDEN);
    // A conversation that the user never saw needs no row to hide it.
    if (before || told) folded.push({ entry, event, told });
  }
  return folded;
}

/** A user who left a conversation earlier is not affected by its events. */
function isGone({ state }: ConversationMember, before: Entry | undefined): boolean {
  return !RECEIVING.includes(state) && (before?.shelf ?? Shelf.HIDDEN) === Shelf.HIDDEN;
}

async function foldOne(
  member: ConversationMember,
  place: Place,
  before: Entry | undefined,
  touched: Touched,
  news: News,
  session: ClientSession,
): Promise<Entry> {
  const { user, conversation, lastReadSeq: readSeq, clearedSeq, joinedAt } = member;
  const entry: Entry = before ?? {
    ...{ _id: new Types.ObjectId(), user, conversation, shelf: Shelf.HIDDEN, lastActivity: joinedAt },
    ...{ unread: 0, seq: 0, shownSeq: 0, readSeq, inboxSeq: 0 },
  };
  const shown = news.shownTo(member);
  const countsAnew = touched.countsAnew(conversation, user);
  // A message that was sent and hidden within one batch (by a block, for example) has left no trace; it may become
  // visible here.
  const last = shown.at(-1) ?? (!before && countsAnew ? await lastShown(member, session) : null);
  const seq = Math.max(entry.seq, news.lastOf(conversation), last?.seq ?? 0);
  const shownSeq = Math.max(entry.shownSeq, last?.seq ?? 0);
  const lastActivity = last && last.at > entry.lastActivity ? last.at : entry.lastActivity;
  const fresh = shown.filter((message) => message.seq > entry.seq);
  // Messages out of order (after the lane lost its checkpoint) may be counted already.
  const anew = countsAnew || entry.readSeq !== readSeq || fresh.length < shown.length;
  const behind = Math.max(readSeq, clearedSeq);
  const unread = !RECEIVING.includes(member.state)
    ? 0
    : anew
      ? await countUnread({ user, conversation, behind, upTo: seq }, session)
      : entry.unread + fresh.filter((one) => !one.author.equals(user) && one.seq > behind).length;
  const shelf = shelfOf(member, place, shownSeq);
  return { ...entry, shelf, unread, lastActivity, seq, shownSeq, readSeq };
}

/** The folder of a conversation for a user: a new message brings an archived or hidden one back. */
function shelfOf(member: ConversationMember, place: Place, shownSeq: number): Shelf {
  const { state, hiddenSeq, archivedSeq, user } = member;
  if (!RECEIVING.includes(state)) return Shelf.HIDDEN;
  // A direct conversation that the other user started, without a message yet.
  const empty = place.kind === ConversationKind.DIRECT && shownSeq === 0 && !place.createdBy.equals(user);
  if (empty || (hiddenSeq !== null && shownSeq <= hiddenSeq)) return Shelf.HIDDEN;
  if (state === MemberState.REQUESTED) return Shelf.REQUESTS;
  return archivedSeq !== null && shownSeq <= archivedSeq ? Shelf.ARCHIVE : Shelf.INBOX;
}
