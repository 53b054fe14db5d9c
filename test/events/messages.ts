import { Types } from 'mongoose';
import type { Topics } from '../../src/events/topics.js';
import {
  ConversationEventModel,
  ConversationHeadModel,
  ConversationKind,
  ConversationMemberModel,
  MemberState,
  MessageModel,
} from '../../src/models/messaging/index.js';
import { send } from '../../src/services/messaging/send-queue.js';
import { sendingOf } from '../../src/services/messaging/sending.js';
import type { Actor } from '../../src/services/social/index.js';
import { openLogDatabase } from './database.js';

const models = [MessageModel, ConversationMemberModel, ConversationHeadModel, ConversationEventModel];

/** The log's database with what conversations need. */
export async function openMessages(): Promise<void> {
  await openLogDatabase();
  for (const model of models) {
    await model.createCollection();
    await model.createIndexes();
  }
}

/** Somebody who writes, and what comes of it. */
export class Writer {
  readonly id = new Types.ObjectId();
  /** What topics were told, in order. */
  readonly told: [string, Topics['conversation']][] = [];

  /** Sends a message as a request of its own, as `sendMessage` does when the rules have let it through. */
  say(
    where: Types.ObjectId,
    body: string,
    more: { clientId?: string; input?: object; direct?: boolean } = {},
  ) {
    const topics = {
      publish: (_: string, id: string, signal: Topics['conversation']) =>
        Promise.resolve(void this.told.push([id, signal])),
    };
    const ctx = { viewer: { id: this.id }, commits: [] as Types.ObjectId[], topics };
    const kind = more.direct ? ConversationKind.DIRECT : ConversationKind.GROUP;
    const draft = {
      ...{ conversation: { _id: where, kind }, body, attachments: [], replyTo: null, mentions: [] },
      clientId: more.clientId ?? null,
    };
    const input = more.input ?? { where, body };
    const parts = { draft, input, id: new Types.ObjectId(), apart: false };
    const sent = send(sendingOf(ctx as unknown as Actor, parts));
    return Object.assign(sent, { ctx });
  }
}

/** A conversation of some people, each in it or as told. */
export async function conversationOf(...people: (Writer | [Writer, MemberState])[]): Promise<Types.ObjectId> {
  const conversation = new Types.ObjectId();
  const rows = people.map((one) => (Array.isArray(one) ? one : ([one, MemberState.ACTIVE] as const)));
  await ConversationHeadModel.create([{ _id: conversation, members: rows.length }]);
  await ConversationMemberModel.insertMany(
    rows.map(([{ id: user }, state]) => ({ conversation, user, state, joinedAt: new Date() })),
  );
  return conversation;
}

/** What is stored of a conversation, by number. */
export async function wordsOf(conversation: Types.ObjectId): Promise<[number, string][]> {
  const rows = await MessageModel.find({ conversation }).sort({ seq: 1 }).lean();
  return rows.map(({ seq, body }) => [seq, body]);
}
