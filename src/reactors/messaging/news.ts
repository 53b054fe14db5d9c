import type { ClientSession, Types } from 'mongoose';
import type { DomainEvent } from '../../events/types.js';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import { MessageModel, type ConversationMember } from '../../models/messaging/index.js';
import { BlockModel } from '../../models/social/index.js';
import { pairKey } from './touched.js';

type ObjectId = Types.ObjectId;

/** A message that came, as far as inboxes are concerned. */
export interface NewMessage {
  seq: number;
  author: ObjectId;
  at: Date;
}

/** The messages of a batch, and who may see them. */
export class News {
  private constructor(
    private readonly messages: ReadonlyMap<string, readonly NewMessage[]>,
    private readonly last: ReadonlyMap<string, number>,
    private readonly parted: ReadonlySet<string>,
  ) {}

  /** Looks up what has become of them: some may be deleted by now, and authors out of sight. */
  static async of(
    sent: ReadonlyMap<string, readonly DomainEvent<'message.sent'>[]>,
    members: readonly ConversationMember[],
    session: ClientSession,
  ): Promise<News> {
    const all = [...sent.values()].flat();
    if (all.length === 0) return new News(new Map(), new Map(), new Set());
    const authors = all.map(({ data }) => data.author);
    const rows = await MessageModel.collection
      .find<{ conversation: ObjectId; seq: number; author: ObjectId; createdAt: Date }>(
        { _id: { $in: all.map(({ data }) => data.message) }, deletedAt: null },
        { session, projection: { conversation: 1, seq: 1, author: 1, createdAt: 1 }, batchSize: 10_000 },
      )
      .toArray();
    const active = await UserModel.collection
      .find(
        { _id: { $in: authors }, status: UserStatus.ACTIVE, deletedAt: null },
        { session, projection: { _id: 1 }, batchSize: 10_000 },
      )
      .toArray();
    const seen = new Set(active.map(({ _id }) => String(_id)));
    const messages = new Map<string, NewMessage[]>();
    for (const { conversation, seq, author, createdAt: at } of rows.sort((a, b) => a.seq - b.seq)) {
      if (!seen.has(author.toHexString())) continue;
      const key = conversation.toHexString();
      messages.set(key, [...(messages.get(key) ?? []), { seq, author, at }]);
    }
    const last = new Map(
      [...sent].map(([key, events]) => [key, Math.max(...events.map(({ data }) => data.seq))]),
    );
    return new News(messages, last, await blocksBetween(authors, members, session));
  }

  /** The last number of a message that came; 0 for none. */
  lastOf(conversation: ObjectId): number {
    return this.last.get(conversation.toHexString()) ?? 0;
  }

  /** What a member may see of it, in order. */
  shownTo({ conversation, user, clearedSeq }: ConversationMember): NewMessage[] {
    return (this.messages.get(conversation.toHexString()) ?? []).filter(
      ({ seq, author }) => seq > clearedSeq && !this.parted.has(pairKey(author, user)),
    );
  }
}

async function blocksBetween(
  authors: readonly ObjectId[],
  members: readonly ConversationMember[],
  session: ClientSession,
): Promise<Set<string>> {
  const [ours, theirs] = [{ $in: [...authors] }, { $in: members.map(({ user }) => user) }];
  const eitherWay = [
    { blocker: ours, blocked: theirs },
    { blocker: theirs, blocked: ours },
  ];
  const rows = await BlockModel.collection
    .find<{ blocker: ObjectId; blocked: ObjectId }>({ $or: eitherWay }, { session, batchSize: 10_000 })
    .toArray();
  return new Set(
    rows.flatMap(({ blocker, blocked }) => [pairKey(blocker, blocked), pairKey(blocked, blocker)]),
  );
}
