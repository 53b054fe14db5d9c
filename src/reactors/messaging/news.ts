import type { Types } from 'mongoose';
import type { DomainEvent } from '../../events/types.js';
import type { ConversationMember, Message } from '../../models/messaging/index.js';

type ObjectId = Types.ObjectId;

/** The fields of a new message that inboxes need. */
export interface NewMessage {
  seq: number;
  author: ObjectId;
  at: Date;
}

/** The current state of a batch's messages: some may be deleted by now, and authors not visible. */
export interface MessagesNow {
  rows: readonly Pick<Message, 'conversation' | 'seq' | 'author' | 'createdAt'>[];
  /** Authors with active accounts, by their ids in hexadecimal. */
  active: ReadonlySet<string>;
  parted: (a: ObjectId, b: ObjectId) => boolean;
}

/** The messages of a batch, and who may see them. */
export class News {
  private readonly messages = new Map<string, NewMessage[]>();
  private readonly last: ReadonlyMap<string, number>;
  private readonly parted: MessagesNow['parted'];

  constructor(
    sent: ReadonlyMap<string, readonly DomainEvent<'message.sent'>[]>,
    { rows, active, parted }: MessagesNow,
  ) {
    for (const { conversation, seq, author, createdAt: at } of [...rows].sort((a, b) => a.seq - b.seq)) {
      if (!active.has(author.toHexString())) continue;
      const key = conversation.toHexString();
      const known = this.messages.get(key);
      if (known) known.push({ seq, author, at });
      else this.messages.set(key, [{ seq, author, at }]);
    }
    this.last = new Map(
      [...sent].map(([key, events]) => [key, Math.max(...events.map(({ data }) => data.seq))]),
    );
    this.parted = parted;
  }

  /** The number of the last new message. 0 for none. */
  lastOf(conversation: ObjectId): number {
    return this.last.get(conversation.toHexString()) ?? 0;
  }

  /** The new messages that a member may see, in order. */
  shownTo({ conversation, user, clearedSeq }: ConversationMember): NewMessage[] {
    return (this.messages.get(conversation.toHexString()) ?? []).filter(
      ({ seq, author }) => seq > clearedSeq && !this.parted(author, user),
    );
  }
}
