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

/** An inbox entry that changed, and by which event. */
export interface Folded {
  entry: Entry;
  event: ObjectId;
  /** Whether the person is to hear of it. */
  told: boolean;
}

/** What a batch makes of the entries that it touches. */
export async function fold(touched: Touched, known: Known, session: ClientSession): Promise<Folded[]> {
  const folded: Folded[] = [];
  for (const member of known.members) {
    const before = known.entries.get(pairKey(member.conversation, member.user));
    const place = known.places.get(member.conversation.toHexString());
    const event = touched.eventOf(member.conversation, member.user);
    if (!place || !event || isGone(member, before)) continue;
    const entry = await foldOne(member, place, before, touched, known.news, session);
    const told = [before?.shelf ?? Shelf.HIDDEN, entry.shelf].some((shelf) => shelf !== Shelf.HIDDEN);
    // A conversation that was never in anybody's sight needs no row to say so.
    if (before || told) folded.push({ entry, event, told });
  }
  return folded;
}

/** Whoever is out of a conversation, and was before, has nothing to do with what happens there. */
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
  // What was sent and hidden within one batch, by a block say, has left no trace; here it may come to sight.
  const last = shown.at(-1) ?? (!before && countsAnew ? await lastShown(member, session) : null);
  const seq = Math.max(entry.seq, news.lastOf(conversation), last?.seq ?? 0);
  const shownSeq = Math.max(entry.shownSeq, last?.seq ?? 0);
  const lastActivity = last && last.at > entry.lastActivity ? last.at : entry.lastActivity;
  const fresh = shown.filter((message) => message.seq > entry.seq);
  // What came out of order (after the lane lost its place) may be in the count already.
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

/** Where a conversation lies for somebody: nothing that was put away stays there when something new comes. */
function shelfOf(member: ConversationMember, place: Place, shownSeq: number): Shelf {
  const { state, hiddenSeq, archivedSeq, user } = member;
  if (!RECEIVING.includes(state)) return Shelf.HIDDEN;
  // One that another has begun and not written to yet.
  const empty = place.kind === ConversationKind.DIRECT && shownSeq === 0 && !place.createdBy.equals(user);
  if (empty || (hiddenSeq !== null && shownSeq <= hiddenSeq)) return Shelf.HIDDEN;
  if (state === MemberState.REQUESTED) return Shelf.REQUESTS;
  return archivedSeq !== null && shownSeq <= archivedSeq ? Shelf.ARCHIVE : Shelf.INBOX;
}
