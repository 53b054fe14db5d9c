import type { ClientSession, Types } from 'mongoose';
import { distinct } from '../../lib/distinct.js';
import { partedBy } from '../../loaders/messaging/parted.js';
import {
  ConversationMemberModel,
  ConversationModel,
  InboxCounterModel,
  InboxEntryModel,
  MessageModel,
  type Conversation,
  type ConversationMember,
  type InboxCounter,
  type InboxEntry,
  type Message,
} from '../../models/messaging/index.js';
import { askAll, rowsOf } from '../ask.js';
import { activePeople, blocksBetween } from '../people.js';
import { pairKey, type Touched } from './touched.js';
import { News } from './news.js';

type ObjectId = Types.ObjectId;

/** An inbox entry as it is stored. */
export type Entry = Omit<InboxEntry, 'id'>;
/** The fields of a conversation that are needed. */
export type Place = Pick<Conversation, '_id' | 'kind' | 'createdBy'>;

/** The data that a batch needs, read in its transaction. */
export interface Known {
  members: ConversationMember[];
  /** By conversation and user, see `pairKey`. */
  entries: Map<string, Entry>;
  /** By id in hexadecimal. */
  places: Map<string, Place>;
  news: News;
  /** The last number of each user's inbox, by id in hexadecimal. */
  numbers: Map<string, number>;
}

/**
 * Loads the data that a batch needs. Events name most participants, so these are loaded together with everything
 * else; the other participants follow in a second command.
 */
export async function lookUp(touched: Touched, session: ClientSession): Promise<Known> {
  const sent = [...touched.sent.values()].flat();
  const authors = distinct(sent.map(({ data }) => data.author));
  const likely = distinct([
    ...sent.flatMap(({ data }) => [data.author, ...data.to]),
    ...[...touched.single.values()].map(({ user }) => user),
  ]);
  const all = [...touched.everybody.values()].map(({ conversation }) => conversation);
  const pairs = [...touched.single.values()].map(({ conversation, user }) => ({ conversation, user }));
  const which = { $or: [{ conversation: { $in: all } }, ...pairs] };
  const where = distinct([...all, ...pairs.map(({ conversation }) => conversation)]);
  const messages = sent.map(({ data }) => data.message);
  const known = await askAll(session, {
    members: rowsOf<ConversationMember>(ConversationMemberModel, which),
    entries: rowsOf<Entry>(InboxEntryModel, which),
    places: rowsOf<Place>(ConversationModel, { _id: { $in: where } }, { kind: 1, createdBy: 1 }),
    messages: some(
      messages,
      rowsOf<Message>(
        MessageModel,
        { _id: { $in: messages }, deletedAt: null },
        { conversation: 1, seq: 1, author: 1, createdAt: 1 },
      ),
    ),
    active: activePeople(authors),
    ...about(authors, likely),
  });
  const asked = new Set(likely.map((id) => id.toHexString()));
  const others = known.members.map(({ user }) => user).filter((id) => !asked.has(id.toHexString()));
  const more = others.length > 0 ? await askAll(session, about(authors, distinct(others))) : null;
  const blocks = [...known.blocks, ...(more?.blocks ?? [])];
  const numbers = [...known.numbers, ...(more?.numbers ?? [])];
  return {
    members: known.members,
    entries: new Map(known.entries.map((entry) => [pairKey(entry.conversation, entry.user), entry])),
    places: new Map(known.places.map((place) => [place._id.toHexString(), place])),
    news: new News(touched.sent, {
      rows: known.messages,
      active: new Set(known.active.map(({ _id }) => _id.toHexString())),
      parted: partedBy(blocks),
    }),
    numbers: new Map(numbers.map(({ _id, seq }) => [_id.toHexString(), seq])),
  };
}

/** The queries about users: blocks with the authors, and the numbers of their inboxes. */
function about(authors: ObjectId[], people: ObjectId[]) {
  return {
    blocks: blocksBetween(authors, people),
    numbers: some(people, rowsOf<InboxCounter>(InboxCounterModel, { _id: { $in: people } }, { seq: 1 })),
  };
}

const some = <Q>(of: readonly unknown[], question: Q): Q | null => (of.length > 0 ? question : null);
