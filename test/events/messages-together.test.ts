import mongoose, { Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transact } from '../../src/events/transact.js';
import {
  ConversationEventModel,
  ConversationEventType,
  ConversationHeadModel,
  ConversationKind,
  MemberState,
  MessageModel,
} from '../../src/models/messaging/index.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { IdempotencyKeyModel } from '../../src/models/system/idempotency-key.js';
import { inConversation, turns } from '../../src/services/messaging/in-conversation.js';
import { sendMessageIn } from '../../src/services/messaging/send-message.js';
import { batches } from '../../src/services/messaging/send-queue.js';
import { messageRow } from '../../src/services/messaging/write-message.js';
import type { Context } from '../../src/loaders/context.js';
import { closeLogDatabase, countCommands, emptyLog } from './database.js';
import { conversationOf, openMessages, wordsOf, Writer } from './messages.js';

beforeAll(openMessages);
afterAll(closeLogDatabase);
beforeEach(emptyLog);

const usual = { deadlineMs: turns.deadlineMs, most: batches.most };
afterEach(() => {
  turns.deadlineMs = usual.deadlineMs;
  batches.most = usual.most;
});

const [mira, jonas, ada] = [new Writer(), new Writer(), new Writer()];
const commits = () => countCommands((_, name) => name === 'commitTransaction');
const all = () => countCommands(() => true);
const numbered = (bodies: string[], from = 1) => bodies.map((body, n) => [from + n, body]);

describe('messages that are sent at the same time', () => {
  it('go in one transaction, each conversation’s with numbers in the order in which they came', async () => {
    const [one, other] = [await conversationOf(mira, jonas), await conversationOf(jonas, ada)];
    const [counted, commands] = [commits(), all()];
    const sent = Array.from({ length: 10 }, (_, n) => [
      mira.say(one, `m${n}`, { clientId: `${n}` }),
      jonas.say(n % 2 ? one : other, `j${n}`),
      ada.say(other, `a${n}`),
    ]).flat();
    const answers = await Promise.all(sent);
    counted.stop();
    commands.stop();
    expect(counted.n).toBe(1);
    expect(commands.n).toBe(7);
    const order = Array.from({ length: 10 }, (_, n) => n);
    const inOne = order.flatMap((n) => (n % 2 ? [`m${n}`, `j${n}`] : [`m${n}`]));
    const inOther = order.flatMap((n) => (n % 2 ? [`a${n}`] : [`j${n}`, `a${n}`]));
    expect(await wordsOf(one)).toEqual(numbered(inOne));
    expect(await wordsOf(other)).toEqual(numbered(inOther));
    expect((await ConversationHeadModel.findById(one).lean())!.seq).toBe(inOne.length);
    // Each has its own row, key and event.
    const stored = await MessageModel.find({ conversation: { $in: [one, other] } }).lean();
    expect(answers.map(({ row }) => row)).toEqual(
      answers.map(({ message }) => stored.find(({ _id }) => _id.equals(message))),
    );
    expect(await IdempotencyKeyModel.countDocuments()).toBe(10);
    for (const [place, { ctx }] of sent.entries()) {
      const { message, row } = answers[place]!;
      const event = await DomainEventModel.findById(ctx.commits[0]).lean();
      expect(ctx.commits).toHaveLength(1);
      expect(event).toMatchObject({ type: 'message.sent', actor: row!.author });
      expect(event!.data).toMatchObject({ message, seq: row!.seq, conversation: row!.conversation });
    }
  });

  it('are told in order once they are stored, with what their log says', async () => {
    const writer = new Writer();
    const id = await conversationOf(writer, jonas);
    await Promise.all(['a', 'b', 'c'].map((body) => writer.say(id, body)));
    await writer.say(id, 'd');
    const rows = await ConversationEventModel.find({ conversation: id }).sort({ seq: 1 }).lean();
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(writer.told).toEqual(
      rows.map(({ seq, type, user, message, at }) => [
        id.toHexString(),
        { seq, event: { type, user: String(user), message: String(message), at: at.getTime() } },
      ]),
    );
    expect(rows[0]!.type).toBe(ConversationEventType.MESSAGE_SENT);
  });

  it('go by at most so many, the others next', async () => {
    batches.most = 4;
    const id = await conversationOf(mira, jonas);
    const counted = commits();
    await Promise.all(Array.from({ length: 10 }, (_, n) => mira.say(id, `${n}`)));
    counted.stop();
    expect(counted.n).toBe(3);
    expect(await wordsOf(id)).toEqual(numbered(Array.from({ length: 10 }, (_, n) => `${n}`)));
  });
});

describe('one that can not go with the others', () => {
  it('is refused or answered for itself, and the others stand', async () => {
    const stranger = new Writer();
    const [id, asked] = [
      await conversationOf(mira, jonas),
      await conversationOf(mira, [ada, MemberState.REQUESTED]),
    ];
    const first = await mira.say(id, 'first', { clientId: 'k' });
    for (const n of [1, 2, 3]) await mira.say(asked, `${n}`, { direct: true });
    const counted = commits();
    const outcomes = await Promise.allSettled([
      mira.say(id, 'before'),
      stranger.say(id, 'let me in'),
      mira.say(id, 'first', { clientId: 'k' }),
      mira.say(id, 'other', { clientId: 'k' }),
      mira.say(asked, 'fourth', { direct: true }),
      jonas.say(id, 'behind'),
      ada.say(asked, 'accepted', { direct: true }),
    ]);
    counted.stop();
    const notFound = { code: 'NOT_FOUND', field: 'conversationId' };
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: notFound },
      { status: 'fulfilled', value: { message: first.message } },
      { status: 'rejected', reason: { code: 'CONFLICT', field: 'clientId' } },
      { status: 'rejected', reason: { code: 'FORBIDDEN', field: 'conversationId' } },
      { status: 'fulfilled' },
      { status: 'fulfilled' },
    ]);
    expect(outcomes[2]).not.toHaveProperty('value.row');
    expect(await wordsOf(id)).toEqual(numbered(['first', 'before', 'behind']));
    expect(await wordsOf(asked)).toEqual(numbered(['1', '2', '3', 'accepted']));
    expect(await DomainEventModel.countDocuments({ type: 'message.sent' })).toBe(7);
  });

  it('is one message where it is sent twice at once, and a conflict where it says something else', async () => {
    const id = await conversationOf(mira, jonas);
    const [one, again, other] = await Promise.allSettled([
      mira.say(id, 'once', { clientId: 'k' }),
      mira.say(id, 'once', { clientId: 'k' }),
      mira.say(id, 'else', { clientId: 'k' }),
      jonas.say(id, 'beside', { clientId: 'k' }),
    ]);
    expect(one).toMatchObject({ status: 'fulfilled' });
    const { message } = (one as PromiseFulfilledResult<{ message: Types.ObjectId }>).value;
    expect(again).toMatchObject({ status: 'fulfilled', value: { message } });
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'CONFLICT', field: 'clientId' } });
    expect(await wordsOf(id)).toEqual(numbered(['once', 'beside']));
    expect(await DomainEventModel.countDocuments()).toBe(2);
  });

  it('waits alone where somebody else has locked its conversation', async () => {
    const [free, locked] = [await conversationOf(mira, jonas), await conversationOf(mira, jonas)];
    const session = await mongoose.startSession();
    session.startTransaction();
    await ConversationHeadModel.collection.updateOne({ _id: locked }, { $inc: { seq: 1 } }, { session });
    const waiting = ['1', '2'].map((body) => mira.say(locked, body));
    // These come in the same batch as the first, and after it.
    await Promise.all([mira.say(free, 'a'), jonas.say(free, 'b')]);
    waiting.push(mira.say(locked, '3'));
    await mira.say(free, 'c');
    await session.abortTransaction();
    await session.endSession();
    await Promise.all(waiting);
    expect(await wordsOf(free)).toEqual(numbered(['a', 'b', 'c']));
    expect(await wordsOf(locked)).toEqual(numbered(['1', '2', '3']));
  });

  it('waits for another change of its conversation, and goes together with those that wait too', async () => {
    const [id, other] = [await conversationOf(mira, jonas), await conversationOf(mira, jonas)];
    let finish!: () => void;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const change = inConversation(mira.say(other, 'x').ctx as unknown as Context, id, async (tx, happen) => {
      await happen(ConversationEventType.CONVERSATION_UPDATED, { user: mira.id });
      await finished;
      tx.emit('conversation.updated', { conversation: id, seq: 1, by: mira.id }, mira.id);
    });
    const waiting = ['2', '3', '4'].map((body) => mira.say(id, body));
    await jonas.say(other, 'meanwhile');
    const counted = commits();
    finish();
    await Promise.all([change, ...waiting]);
    counted.stop();
    expect(counted.n).toBe(2);
    expect(await wordsOf(id)).toEqual(numbered(['2', '3', '4'], 2));
  });
});

describe('another gateway that writes to the same conversations', () => {
  it('is met as a conflict that is tried again: all is there, in one order without gaps', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => conversationOf(mira, jonas)));
    const elsewhere = async (n: number) => {
      for (const _id of ids)
        await transact(null, (tx) => {
          const original = { at: tx.at, id: new Types.ObjectId() };
          const draft = { conversation: { _id, kind: ConversationKind.GROUP }, body: `there ${n}` };
          return sendMessageIn(tx, jonas.id, draft, original);
        });
    };
    const here = async (n: number) => {
      for (const [place, id] of ids.entries())
        await mira.say(id, `here ${n}`, { clientId: `${place} here ${n}` });
    };
    await Promise.all([0, 1, 2, 3, 4].flatMap((n) => [elsewhere(n), here(n)]));
    for (const id of ids) {
      const words = await wordsOf(id);
      expect(words.map(([seq]) => seq)).toEqual(words.map((_, n) => n + 1));
      const all = [0, 1, 2, 3, 4].flatMap((n) => [`here ${n}`, `there ${n}`]);
      expect(words.map(([, body]) => body).toSorted()).toEqual(all.toSorted());
    }
  });
});

describe('one that is late', () => {
  it('is refused, and not written', async () => {
    const id = await conversationOf(mira, jonas);
    turns.deadlineMs = 50;
    await expect(mira.say(id, 'late')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      extensions: { retryAfter: 1 },
    });
    expect(await wordsOf(id)).toEqual([]);
  });
});

describe('the row of a message', () => {
  it('is what the model would store, so that no default is forgotten', () => {
    const [_id, author, conversation] = [new Types.ObjectId(), mira.id, new Types.ObjectId()];
    const draft = {
      conversation: { _id: conversation, kind: 'group' as never },
      ...{ body: 'x', attachments: [], replyTo: _id, mentions: [author] },
    };
    for (const clientId of ['c', null]) {
      const row = messageRow(author, { ...draft, clientId }, { _id, seq: 1, at: new Date() });
      expect(new MessageModel(row).toObject()).toEqual(row);
    }
  });
});
