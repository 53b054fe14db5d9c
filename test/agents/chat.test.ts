import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HoldModel, HoldState } from '../../src/models/billing/hold.js';
import { CoinTransactionModel, LedgerUnit } from '../../src/models/billing/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { hubOf } from '../../src/subscriptions/live/index.js';
import { people, person, type Person } from '../factories/person.js';
import * as live from '../messaging/live.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import {
  chatOf,
  chatWorld,
  converse,
  listen,
  messageOf,
  send,
  startChat,
  textOf,
  type ChatWorld,
} from './chats.js';
import { accountOf, makeAgent } from './world.js';

let world: ChatWorld;
let agent: { id: string; slug: string };
beforeAll(async () => {
  agent = await makeAgent();
  world = await chatWorld();
});
afterEach(() => [world.server, world.fallback].forEach((one) => one.reset()));
afterAll(async () => {
  await live.closeAll();
  await world.stop();
});

const words = (count: number, everyMs = 10) => ({
  does: 'answer' as const,
  chunks: Array.from({ length: count }, (_, place) => `w${place} `),
  everyMs,
});
const credits = async (who: Person): Promise<number> => (await accountOf(who)).credits.remaining;
/** Leaves a person that many credits, through the ledger: a balance that no row explains is drift for other files. */
const leaveCredits = async (who: Person, remaining: number): Promise<void> => {
  const amount = (await credits(who)) - remaining;
  await who.client.data(SPEND, { input: { amount, reason: 'Earlier answers' } });
};
const SPEND = `mutation ($input: SpendCreditsInput!) { spendCredits(input: $input) { viewer { coins } } }`;
const RENAME = `mutation ($input: UpdateChatInput!) { updateChat(input: $input) { session { id title } } }`;
const noFree = { settings: { freeAnswersPerDay: 0, maxTokens: 100 } };
/** What is still held of a person: other files of this worker leave holds of their own. */
const held = async (who: Person): Promise<number> =>
  HoldModel.countDocuments({ user: readGlobalId(who.id)!.id, state: HoldState.HELD });
const until = async (check: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + 15_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error('That did not happen.');
    await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('a chat', () => {
  it('streams an answer, stores both sides, and writes the title', async () => {
    const mira = await person();
    const chat = await startChat(mira, agent.id);
    world.server.next = [
      { does: 'answer', chunks: ['Hel', 'lo ', 'Mira'] },
      { does: 'answer', chunks: ['A warm welcome'] },
    ];
    const sent = await send(mira, chat, 'Hi there');
    expect(sent.answer.status).toBe('STREAMING');
    const told = await listen(mira, sent.answer.id);
    expect(textOf(told)).toBe('Hello Mira');
    expect(told.at(-1)).toMatchObject({
      __typename: 'AnswerFinished',
      message: { status: 'COMPLETE', content: 'Hello Mira' },
    });
    const answer = await messageOf(mira, sent.answer.id);
    expect(answer).toMatchObject({
      provider: 'COMPATIBLE',
      model: 'main',
      usage: { totalTokens: 13, coverage: 'ALLOWANCE', credits: 0 },
    });
    await until(async () => (await chatOf(mira, chat)).title === 'A warm welcome');
    const session = await chatOf(mira, chat);
    expect(session.messages.nodes.map(({ role, content }: any) => [role, content])).toEqual([
      ['USER', 'Hi there'],
      ['ASSISTANT', 'Hello Mira'],
    ]);
    expect(session.stats.messages).toBe(2);
    const asked = world.server.received[0]!.body;
    expect(asked.messages[0]).toEqual({
      role: 'system',
      content: expect.stringContaining('SECRET-SYSTEM-PROMPT'),
    });
    await allFolded();
    const { stats } = (
      await mira.client.data(`{ agent(slug: "${agent.slug}") { stats { users sessions messages } } }`)
    ).agent;
    expect(stats.messages).toBeGreaterThanOrEqual(2);
  });

  it('tells its user of a new title, live and nobody else', async () => {
    const [mira, eve] = (await people(2)) as [Person, Person];
    const { app } = await testApp();
    const query = 'subscription { chatSessionChanged { session { id title } } }';
    const listening = async (who: Person | null) => {
      const before = hubOf(app.topics).listeners;
      const stream = await live.listen<{ session: { id: string; title: string } | null }>(who, query, {});
      if (who) await until(async () => hubOf(app.topics).listeners > before);
      return stream;
    };
    const [own, other] = [await listening(mira), await listening(eve)];
    const chat = await startChat(mira, agent.id);
    world.server.next = [
      { does: 'answer', chunks: ['Hello'] },
      { does: 'answer', chunks: ['A live title'] },
    ];
    await converse(mira, chat, 'Hi there');
    const [titled] = await own.take(1);
    const { title } = await chatOf(mira, chat);
    expect(title).not.toBe('New chat');
    expect(titled).toEqual({ session: { id: chat, title } });
    const rename = (who: Person, sessionId: string, title: string) =>
      who.client.data(RENAME, { input: { sessionId, title } });
    await rename(mira, chat, 'Mine');
    expect(await own.take(1)).toEqual([{ session: { id: chat, title: 'Mine' } }]);
    // The same title is no change; what eve hears first is her own.
    await rename(mira, chat, 'Mine');
    await rename(mira, chat, 'Mine again');
    expect(await own.take(1)).toEqual([{ session: { id: chat, title: 'Mine again' } }]);
    const hers = await startChat(eve, agent.id);
    await rename(eve, hers, 'Hers');
    expect(await other.take(1)).toEqual([{ session: { id: hers, title: 'Hers' } }]);
    await Promise.all([own.close(), other.close()]);
    expect(await (await listening(null)).refused()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('has settings from the start, all of them of the agent', async () => {
    const mira = await person();
    const id = await startChat(mira, agent.id);
    const query = `query ($id: ID!) { chatSession(id: $id) { settings { mode temperature maxTokens model } } }`;
    expect((await mira.client.data(query, { id })).chatSession.settings).toEqual({
      ...{ mode: null, temperature: null, maxTokens: null, model: null },
    });
  });

  it('is its owner’s alone', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const chat = await startChat(mira, agent.id);
    const { answer } = await converse(mira, chat, 'Hi');
    expect(await chatOf(jonas, chat)).toBeNull();
    expect(await messageOf(jonas, answer.id)).toBeNull();
    expect((await send(jonas, chat, 'Mine?')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'sessionId' },
    ]);
    await expect(listen(jonas, answer.id)).rejects.toThrow(/NOT_FOUND|not found/);
    for (const [field, variables] of [
      ['stopAnswer', { messageId: answer.id }],
      ['regenerateAnswer', { messageId: answer.id }],
      ['chooseBranch', { messageId: answer.id }],
      ['shareChat', { sessionId: chat, share: true }],
      ['deleteChat', { sessionId: chat }],
      ['updateChat', { sessionId: chat, title: 'Mine' }],
    ] as const) {
      const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
      const answer = await jonas.client.data(
        `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code } } }`,
        { input: variables },
      );
      expect([field, answer[field].userErrors]).toEqual([field, [{ code: 'NOT_FOUND' }]]);
    }
    const node = `query ($id: ID!) { node(id: $id) { id } }`;
    for (const id of [chat, answer.id]) expect((await jonas.client.data(node, { id })).node).toBeNull();
  });

  it('takes one question at a time', async () => {
    const mira = await person();
    const chat = await startChat(mira, agent.id);
    world.server.then = words(20);
    const first = await send(mira, chat, 'One');
    expect((await send(mira, chat, 'Two')).userErrors).toMatchObject([
      { code: 'CONFLICT', field: 'sessionId' },
    ]);
    await listen(mira, first.answer.id);
    expect((await send(mira, chat, 'Two')).answer.status).toBe('STREAMING');
  });
});

describe('money', () => {
  it('T1.1 lets one of two sends have the last credit, and calls the provider once', async () => {
    const mira = await person();
    const { id } = await makeAgent({
      settings: { freeAnswersPerDay: 0 },
      providers: [{ provider: 'OFFLINE', model: 'offline', primary: true }],
    });
    const chats = await Promise.all([startChat(mira, id), startChat(mira, id)]);
    await leaveCredits(mira, 1);
    expect(await credits(mira)).toBe(1);
    const sent = await Promise.all(chats.map((chat) => send(mira, chat, 'Hi')));
    const codes = sent.flatMap(({ userErrors }) => userErrors.map(({ code }: any) => code));
    expect(codes).toEqual(['INSUFFICIENT_FUNDS']);
    const answer = sent.find((one) => one.answer)!.answer.id;
    await listen(mira, answer);
    expect((await messageOf(mira, answer)).usage).toMatchObject({ credits: 1, coverage: 'CREDITS' });
    expect(await credits(mira)).toBe(0);
    expect(await held(mira)).toBe(0);
  });

  it.each([
    ['an error', { does: 'status', status: 500 }, 'FAILED', 0],
    ['a cut', { does: 'cut', after: ['one ', 'two'] }, 'FAILED', 2],
    ['silence', { does: 'hang' }, 'FAILED', 0],
    ['a length limit', { does: 'answer', chunks: ['a'], finish: 'length' }, 'TRUNCATED', 1],
  ] as const)('is settled after %s', async (_, behaviour, status, paid) => {
    const mira = await person();
    const { id } = await makeAgent(noFree);
    const chat = await startChat(mira, id);
    const before = await credits(mira);
    world.server.then = behaviour as never;
    const { answer } = await converse(mira, chat, 'Hi');
    expect(answer.status).toBe(status);
    expect(before - (await credits(mira))).toBe(paid);
    expect(await held(mira)).toBe(0);
    const { _id } = await accountOf(mira);
    const rows = await CoinTransactionModel.find({ user: _id, unit: LedgerUnit.CREDITS }).lean();
    expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(await credits(mira));
  });

  it('gives free answers by day, then asks for a subscription where the agent is premium', async () => {
    const mira = await person();
    const { id } = await makeAgent({ isPremium: true, settings: { freeAnswersPerDay: 1 } });
    const chat = await startChat(mira, id);
    await converse(mira, chat, 'Free');
    expect((await send(mira, chat, 'More')).userErrors).toMatchObject([
      { code: 'FORBIDDEN', field: 'agentId' },
    ]);
    await mira.client.data(
      `mutation ($input: SubscribeToAgentInput!) { subscribeToAgent(input: $input) { userErrors { code } } }`,
      { input: { agentId: id, period: 'DAILY', payWith: 'COINS' } },
    );
    const { answer } = await converse(mira, chat, 'More');
    expect(answer.usage).toMatchObject({ coverage: 'SUBSCRIPTION', credits: 0 });
    const { viewer } = await mira.client.data(
      `{ viewer { agentSubscriptions(first: 1) { nodes { usage { messages tokens lastUsedAt } } } } }`,
    );
    expect(viewer.agentSubscriptions.nodes[0].usage).toMatchObject({
      messages: 1,
      tokens: 13,
      lastUsedAt: expect.any(String),
    });
  });

  it('T1.12 charges a fallback at its own price, and shows both attempts', async () => {
    const mira = await person();
    const { id } = await makeAgent({
      ...noFree,
      providers: [
        { provider: 'COMPATIBLE', model: 'main', primary: true },
        { provider: 'GROQ', model: 'other' },
      ],
    });
    const chat = await startChat(mira, id);
    world.server.then = { does: 'status', status: 500 };
    world.fallback.then = { does: 'answer', chunks: ['po', 'ng'] };
    const { answer } = await converse(mira, chat, 'ping');
    expect(answer).toMatchObject({ content: 'pong', provider: 'GROQ', model: 'other', status: 'COMPLETE' });
    expect(answer.attempts).toMatchObject([
      { provider: 'COMPATIBLE', cost: 0, error: 'UNREACHABLE' },
      { provider: 'GROQ', cost: 0.002, error: null },
    ]);
    expect(answer.usage.credits).toBe(2);
  });

  it('T1.20 has the same initial grant whatever is used first', async () => {
    const mira = await person();
    const { id } = await makeAgent(noFree);
    await converse(mira, await startChat(mira, id), 'Hi');
    const { _id } = await accountOf(mira);
    const grants = await CoinTransactionModel.find({
      user: _id,
      unit: LedgerUnit.CREDITS,
      type: 'earn' as never,
    }).lean();
    expect(grants.map(({ amount }) => amount)).toEqual([1_000]);
  });
});

describe('streaming', () => {
  it('T1.2 a closed subscription stops nothing; a stop keeps the text, and a second one changes nothing', async () => {
    const mira = await person();
    const chat = await startChat(mira, agent.id);
    world.server.then = words(15);
    const first = await send(mira, chat, 'Long');
    await listen(mira, first.answer.id, { until: (told) => told.length >= 2 });
    await until(async () => (await messageOf(mira, first.answer.id)).status === 'COMPLETE');
    expect((await messageOf(mira, first.answer.id)).content).toBe(words(15).chunks.join(''));

    world.server.then = words(2_000);
    const second = await send(mira, chat, 'Longer');
    await listen(mira, second.answer.id, { until: (told) => told.length >= 3 });
    const STOP = `mutation ($id: ID!) { stopAnswer(input: { messageId: $id }) { message { id status content } } }`;
    const stopped = (await mira.client.data(STOP, { id: second.answer.id })).stopAnswer.message;
    expect(stopped.status).toBe('STOPPED');
    expect(stopped.content).toMatch(/^w0 w1 /);
    await world.server.received.findLast(({ body }) => body.messages.at(-1).content === 'Longer')!.closed;
    expect((await mira.client.data(STOP, { id: second.answer.id })).stopAnswer.message).toEqual(stopped);
    const told = await listen(mira, second.answer.id);
    expect(textOf(told)).toBe(stopped.content);
    expect(told.at(-1)).toMatchObject({ message: { status: 'STOPPED' } });
    // And the chat goes on.
    world.server.then = { does: 'answer', chunks: ['ok'] };
    expect((await converse(mira, chat, 'Next')).answer.status).toBe('COMPLETE');
  });

  it('T1.10 resumes from a cursor: each piece once, in order, then completes', async () => {
    const mira = await person();
    const chat = await startChat(mira, agent.id);
    world.server.then = words(40, 15);
    const { answer } = await send(mira, chat, 'Count');
    const before = await listen(mira, answer.id, { until: (told) => told.length >= 3 });
    const rest = await listen(mira, answer.id, { after: before.at(-1)!.cursor });
    expect(textOf(before) + textOf(rest)).toBe(words(40).chunks.join(''));
    const begun = performance.now();
    const again = await listen(mira, answer.id, { after: rest.at(-1)!.cursor });
    expect(again).toMatchObject([{ __typename: 'AnswerFinished' }]);
    expect(performance.now() - begun).toBeLessThan(1_000);
    const { ChatChunkModel } = await import('../../src/models/agents/index.js');
    await ChatChunkModel.deleteMany({ message: readGlobalId(answer.id)!.id });
    const later = await listen(mira, answer.id, { after: before.at(-1)!.cursor });
    expect(later).toMatchObject([
      { __typename: 'AnswerFinished', message: { content: words(40).chunks.join('') } },
    ]);
  });

  it('T1.11 keeps what came before a failure, and tells no second answer', async () => {
    const mira = await person();
    const { id } = await makeAgent({
      providers: [
        { provider: 'COMPATIBLE', model: 'main', primary: true },
        { provider: 'GROQ', model: 'other' },
      ],
    });
    const chat = await startChat(mira, id);
    world.server.then = { does: 'error-event', after: ['po'] };
    const { answer } = await send(mira, chat, 'ping');
    const told = await listen(mira, answer.id);
    expect(textOf(told)).toBe('po');
    expect(told.at(-1)).toMatchObject({ __typename: 'AnswerFailed', code: 'UNREACHABLE' });
    expect(await messageOf(mira, answer.id)).toMatchObject({ status: 'FAILED', content: 'po' });
    expect(world.fallback.calls()).toBe(0);
  });
});
