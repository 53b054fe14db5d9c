import type { ClientSession, Types } from 'mongoose';
import type { DomainEvent } from '../../events/types.js';
import { activeAmong, partedBetween } from '../../loaders/messaging/parted.js';
import { MessageModel, type ConversationMember } from '../../models/messaging/index.js';

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
    private readonly parted: (a: ObjectId, b: ObjectId) => boolean,
  ) {}

  /** Looks up what has become of them: some may be deleted by now, and authors out of sight. */
  static async of(
    sent: ReadonlyMap<string, readonly DomainEvent<'message.sent'>[]>,
    members: readonly ConversationMember[],
    session: ClientSession,
  ): Promise<News> {
    const all = [...sent.values()].flat();
    if (all.length === 0) return new News(new Map(), new Map(), () => false);
    const authors = all.map(({ data }) => data.author);
    const rows = await MessageModel.collection
      .find<{ conversation: ObjectId; seq: number; author: ObjectId; createdAt: Date }>(
        { _id: { $in: all.map(({ data }) => data.message) }, deletedAt: null },
        { session, projection: { conversation: 1, seq: 1, author: 1, createdAt: 1 }, batchSize: 10_000 },
      )
      .toArray();
    const seen = await activeAmong(authors, session);
    const messages = new Map<string, NewMessage[]>();
    for (const { conversation, seq, author, createdAt: at } of rows.sort((a, b) => a.seq - b.seq)) {
      if (!seen.has(author.toHexString())) continue;
      const key = conversation.toHexString();
      messages.set(key, [...(messages.get(key) ?? []), { seq, author, at }]);
    }
    const last = new Map(
      [...sent].map(([key, events]) => [key, Math.max(...events.map(({ data }) => data.seq))]),
    );
    const people = members.map(({ user }) => user);
    return new News(messages, last, await partedBetween(authors, people, session));
  }

  /** The last number of a message that came; 0 for none. */
  lastOf(conversation: ObjectId): number {
    return this.last.get(conversation.toHexString()) ?? 0;
  }

  /** What a member may see of it, in order. */
  shownTo({ conversation, user, clearedSeq }: ConversationMember): NewMessage[] {
    return (this.messages.get(conversation.toHexString()) ?? []).filter(
      ({ seq, author }) => seq > clearedSeq && !this.parted(author, user),
    );
  }
}
