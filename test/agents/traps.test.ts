import { z } from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { configureModeration, createModerator } from '../../src/integrations/ai/index.js';
import {
  AIUsageModel,
  ChatMessageModel,
  ChatSessionModel,
  ChatSummaryModel,
} from '../../src/models/agents/index.js';
import { HoldModel, HoldState } from '../../src/models/billing/hold.js';
import { WorkItemModel } from '../../src/models/system/work-item.js';
import { estimateTokens } from '../../src/lib/tokens.js';
import { setClock } from '../../src/lib/clock.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { defineChatTool, summaries, sweepChats, writeAnswer } from '../../src/services/agents/index.js';
import { cutToTokens, fitToWindow, toTurns } from '../../src/services/agents/chat/model-input.js';
import { HoldBack } from '../../src/services/agents/chat/hold-back.js';
import { people, person, type Person } from '../factories/person.js';
import { picture, uploaded } from '../services/system/uploads.js';
import { allFolded } from '../setup/lanes.js';
import { testApp } from '../setup/app.js';
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
const ran: unknown[] = [];
beforeAll(async () => {
  agent = await makeAgent();
  world = await chatWorld();
  defineChatTool('test-effect', {
    description: 'Changes something.',
    inputSchema: z.object({ what: z.string() }),
    effects: true,
    run: async (_, input) => {
      ran.push(input);
      return { done: true };
    },
  });
  defineChatTool('test-add', {
    description: 'Adds.',
    inputSchema: z.object({ a: z.number(), b: z.number() }),
    effects: false,
    run: async (_, { a, b }) => a + b,
  });
});
afterEach(() => {
  [world.server, world.fallback].forEach((one) => one.reset());
  configureModeration(createModerator({ words: [], failOpen: true }));
  Object.assign(summaries, { after: 20, keep: 6 });
  setClock(null);
});
afterAll(() => world.stop());

const oid = (id: string) => readGlobalId(id)!.id;
const mutate = async (who: Person, field: string, type: string, input: object, selection: string) =>
  (
    await who.client.data(
      `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} userErrors { code field } } }`,
      { input },
    )
  )[field];
const regenerate = (who: Person, messageId: string) =>
  mutate(
    who,
    'regenerateAnswer',
    'RegenerateAnswerInput',
    { messageId },
    'answer { id siblings { id status } }',
  );
const tool = (name: string, args: object, id = 't1') => ({ id, name, arguments: JSON.stringify(args) });
const lastAsked = () => world.server.received.at(-1)!.body.messages as any[];

describe('branches', () => {
  it('T1.8 six siblings in order; a failed one is listed and not read; choosing another shows its later turns', async () => {
    const mira = await person();
    const chat = await startChat(mira, agent.id);
    const first = await converse(mira, chat, 'Hi');
    const ids = [first.answer.id];
    for (let n = 0; n < 4; n++) {
      const { answer } = await regenerate(mira, first.answer.id);
      await listen(mira, answer.id);
      ids.push(answer.id);
    }
    world.server.then = { does: 'status', status: 500 };
    const failed = (await regenerate(mira, first.answer.id)).answer;
    await listen(mira, failed.id);
    const { siblings } = await messageOf(mira, first.answer.id);
    expect(siblings.map(({ id }: any) => id)).toEqual([...ids, failed.id]);
    expect(siblings.at(-1).status).toBe('FAILED');
    expect((await chatOf(mira, chat)).messages.nodes.at(-1).id).toBe(ids.at(-1));
    world.server.reset();
    const second = await converse(mira, chat, 'More');
    const choose = (messageId: string) =>
      mutate(
        mira,
        'chooseBranch',
        'ChooseBranchInput',
        { messageId },
        'session { messages(last: 10) { nodes { id } } }',
      );
    const other = (await choose(ids[1]!)).session.messages.nodes.map(({ id }: any) => id);
    expect(other).toEqual([first.question, ids[1]]);
    const back = (await choose(ids.at(-1)!)).session.messages.nodes.map(({ id }: any) => id);
    expect(back).toEqual([first.question, ids.at(-1), second.question, second.answer.id]);
    const stored = await ChatMessageModel.collection.findOne({ _id: oid(first.answer.id) });
    expect(Object.keys(stored!)).not.toContain('children');
  });

  it('editing makes a sibling of the question, and the model sees the chosen branch only', async () => {
    const mira = await person();
    const chat = await startChat(mira, agent.id);
    const first = await converse(mira, chat, 'Plan my week');
    const edited = await mutate(
      mira,
      'editChatMessage',
      'EditChatMessageInput',
      { messageId: first.question, content: 'Plan my month' },
      'userMessage { id siblings { id } } answer { id }',
    );
    expect(edited.userMessage.siblings.map(({ id }: any) => id)).toEqual([
      first.question,
      edited.userMessage.id,
    ]);
    await listen(mira, edited.answer.id);
    expect(JSON.stringify(lastAsked())).toContain('Plan my month');
    expect(JSON.stringify(lastAsked())).not.toContain('Plan my week');
  });

  it('T1.15 a link shows what was shared and nothing later; it ends with the chat', async () => {
    const mira = await person();
    const chat = await startChat(mira, agent.id);
    const first = await converse(mira, chat, 'One');
    await converse(mira, chat, 'Two');
    const share = async (on: boolean) =>
      (
        await mutate(
          mira,
          'shareChat',
          'ShareChatInput',
          { sessionId: chat, share: on },
          'session { shareUrl }',
        )
      ).session.shareUrl;
    const link = await share(true);
    await converse(mira, chat, 'Three');
    await listen(mira, (await regenerate(mira, first.answer.id)).answer.id);
    const { visitor } = await testApp();
    const read = async (url: string) =>
      (
        await visitor.data(
          `query ($token: String!) { sharedChat(token: $token) { title agent { slug } messages(first: 50) { nodes { role content } } } }`,
          { token: url.split('/').at(-1) },
        )
      ).sharedChat;
    expect((await read(link)).messages.nodes.map(({ content }: any) => content)).toEqual([
      'One',
      'Hello there.',
      'Two',
      'Hello there.',
    ]);
    expect(await share(false)).toBeNull();
    expect(await read(link)).toBeNull();
    const other = await share(true);
    await mutate(mira, 'deleteChat', 'DeleteChatInput', { sessionId: chat }, 'deletedId');
    expect(await read(other)).toBeNull();
    expect(await ChatMessageModel.countDocuments({ session: oid(chat) })).toBe(0);
  });
});

describe('context', () => {
  const message = (role: string, content: string, more: object = {}): any => ({
    role,
    content,
    status: 'complete',
    attachments: [],
    parts: role === 'assistant' ? [{ type: 'text', text: content }] : [],
    ...more,
  });

  it('T1.7 keeps the system prompt and the newest question, and no result without its call', () => {
    const call = { callId: 't1', name: 'add', input: '{}', state: 'done', output: 'x'.repeat(40_000) };
    const branch = [
      ...Array.from({ length: 8 }, (_, n) => [
        message('user', `question number ${n}`),
        message('assistant', `answer number ${n}`),
      ]).flat(),
      message('user', 'use the tool'),
      message('assistant', '', {
        parts: [
          { type: 'tool-call', tool: call },
          { type: 'text', text: 'done' },
        ],
      }),
      message('user', 'and the newest one'),
    ];
    const budget = { window: 100, reserved: 20 };
    const { system, messages, tokens } = fitToWindow(
      'ten tokens of system prompt, more or less',
      toTurns(branch, budget),
      budget,
    );
    expect(system).toContain('system prompt');
    expect(messages.at(-1)).toEqual({ role: 'user', content: 'and the newest one' });
    expect(tokens).toBeLessThanOrEqual(80);
    const calls = messages.flatMap(({ content }) =>
      Array.isArray(content) ? content.filter(({ type }) => type === 'tool-call') : [],
    );
    const results = messages.flatMap(({ content }) =>
      Array.isArray(content) ? content.filter(({ type }) => type === 'tool-result') : [],
    );
    expect(results).toHaveLength(calls.length);
    expect(messages[0]!.role).toBe('user');
    const cut = cutToTokens('word '.repeat(10_000), 100);
    expect(cut).toMatch(/\[cut\]$/);
    expect(estimateTokens(cut)).toBeLessThanOrEqual(100);
  });

  it('T1.16 a summary is written once at its threshold, and not used on another branch', async () => {
    Object.assign(summaries, { after: 4, keep: 2 });
    const mira = await person();
    const chat = await startChat(mira, agent.id);
    const turns = [];
    world.server.then = { does: 'answer', chunks: ['SUMMARY-TEXT'] };
    for (const n of [1, 2, 3, 4]) turns.push(await converse(mira, chat, `Question ${n}`));
    expect(await ChatSummaryModel.countDocuments({ session: oid(chat) })).toBe(1);
    expect(lastAsked()[0].content).toContain('Summary of the earlier messages');
    const edited = await mutate(
      mira,
      'editChatMessage',
      'EditChatMessageInput',
      { messageId: turns[0]!.question, content: 'Other' },
      'answer { id }',
    );
    await listen(mira, edited.answer.id);
    expect(lastAsked()[0].content).not.toContain('Summary of the earlier');
  });

  it('T1.18 title and summary are metered with their purpose, and the next answer pays for them', async () => {
    Object.assign(summaries, { after: 2, keep: 1 });
    const mira = await person();
    const { id } = await makeAgent({ settings: { freeAnswersPerDay: 0, maxTokens: 100 } });
    const chat = await startChat(mira, id);
    world.server.then = { does: 'answer', chunks: ['word '] };
    await converse(mira, chat, 'One');
    const titled = async () =>
      (await AIUsageModel.countDocuments({ session: oid(chat), purpose: 'title' as never })) === 1;
    for (const end = Date.now() + 10_000; !(await titled());)
      if (Date.now() > end) throw new Error('no title');
    const { answer } = await converse(mira, chat, 'Two');
    const purposes = (await AIUsageModel.find({ session: oid(chat) }).lean())
      .map(({ purpose }) => purpose)
      .sort();
    expect(purposes).toEqual(['chat', 'chat', 'summary', 'title']);
    expect(answer.usage.credits).toBe(3);
    const { viewer } = await mira.client.data(
      `query ($from: DateTimeISO!, $to: DateTimeISO!) { viewer { aiUsage(from: $from, to: $to) { messages credits tokens { total } byAgent { agent { slug } } } } }`,
      { from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 86_400_000) },
    );
    expect(viewer.aiUsage.reduce((sum: number, one: any) => sum + one.credits, 0)).toBe(4);
  });
});

describe('tools', () => {
  it('run on the server, and each call is a part', async () => {
    const mira = await person();
    const { id } = await makeAgent({ capabilities: ['test-add'] });
    const chat = await startChat(mira, id);
    world.server.next = [
      { does: 'tools', calls: [tool('test-add', { a: 1, b: 2 })] },
      { does: 'answer', chunks: ['It is 3.'] },
    ];
    const { answer } = await converse(mira, chat, 'Add');
    expect(answer).toMatchObject({ status: 'COMPLETE', content: 'It is 3.' });
    expect(answer.parts).toMatchObject([
      { name: 'test-add', output: '3', state: 'DONE' },
      { text: 'It is 3.' },
    ]);
    const asked = world.server.received
      .map(({ body }) => body.messages.at(-1))
      .find(({ role }) => role === 'tool');
    expect(asked).toMatchObject({ tool_call_id: 't1', content: '3' });
  });

  it('T1.13 with effects run once, after approval, with what the server stored', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const { id } = await makeAgent({ capabilities: ['test-effect'] });
    const chat = await startChat(mira, id);
    world.server.next = [{ does: 'tools', calls: [tool('test-effect', { what: 'stored' })] }];
    const { answer } = await converse(mira, chat, 'Do it');
    const [part] = answer.parts;
    expect(part).toMatchObject({ state: 'AWAITING_APPROVAL', approvalId: expect.stringMatching(/^capv_/) });
    expect(ran).toEqual([]);
    const decide = (who: Person, approvalId: string) =>
      mutate(who, 'decideToolCall', 'DecideToolCallInput', { approvalId, approve: true }, 'answer { id }');
    expect((await decide(jonas, part.approvalId)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await decide(mira, 'capv_000000000000000000000000')).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    const all = await Promise.all(Array.from({ length: 5 }, () => decide(mira, part.approvalId)));
    expect(all.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(ran).toEqual([{ what: 'stored' }]);
    const next = all.find(({ answer: made }) => made)!.answer.id;
    expect(textOf(await listen(mira, next))).toBe('Hello there.');
    expect(JSON.stringify(lastAsked())).toContain('done');
  });

  it('T1.6 an interrupted call has a result in every later input', async () => {
    const mira = await person();
    const { id } = await makeAgent({ capabilities: ['test-add', 'test-effect'] });
    const chat = await startChat(mira, id);
    world.server.next = [
      {
        does: 'tools',
        calls: [
          tool('test-add', { a: 1, b: 1 }),
          tool('test-effect', { what: 'x' }, 't2'),
          tool('test-effect', { what: 'y' }, 't3'),
        ],
      },
    ];
    await converse(mira, chat, 'Three tools');
    expect((await converse(mira, chat, 'Never mind')).answer.status).toBe('COMPLETE');
    const asked = lastAsked();
    const calls = asked.flatMap(({ tool_calls }) => tool_calls ?? []).map(({ id: call }: any) => call);
    const results = asked.filter(({ role }) => role === 'tool').map(({ tool_call_id }) => tool_call_id);
    expect(calls).toEqual(['t1', 't2', 't3']);
    expect(results).toEqual(calls);
  });
});

describe('safety', () => {
  it('T1.14 an upload of another user goes nowhere', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const upload = await uploaded(jonas.client, await picture(8, 8), {
      purpose: 'ATTACHMENT',
      fileName: 'a.png',
    });
    const id = upload.id as string;
    const chat = await startChat(mira, agent.id);
    const sent = await send(mira, chat, 'Look', { attachmentIds: [id] });
    expect(sent.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'attachmentIds' }]);
    expect(world.server.calls()).toBe(0);
    expect((await accountOf(mira)).credits.remaining).toBe(1_000);
    const own = await startChat(jonas, agent.id);
    const { question } = await converse(jonas, own, 'Look', { attachmentIds: [id] });
    const { chatMessage } = await jonas.client.data(
      `query ($id: ID!) { chatMessage(id: $id) { attachments { kind name mimeType size url } } }`,
      { id: question },
    );
    expect(chatMessage.attachments).toMatchObject([{ kind: 'IMAGE', name: 'a.png', mimeType: 'image/png' }]);
    expect(JSON.stringify(world.server.received.map(({ body }) => body))).toContain('a.png');
  });

  it('T1.19 an answer without a worker fails, is settled, and lets the next question pass', async () => {
    const mira = await person();
    const { id } = await makeAgent({ settings: { freeAnswersPerDay: 0, maxTokens: 100 } });
    const chat = await startChat(mira, id);
    await world.workers.stop();
    try {
      const { answer } = await send(mira, chat, 'Hi');
      await WorkItemModel.updateOne(
        { subject: oid(answer.id) },
        { $set: { state: 'failed' }, $unset: { open: 1 } },
      );
      setClock(() => Date.now() + 120_000);
      const { app } = await testApp();
      expect((await sweepChats(app.topics, { signal: new AbortController().signal })).failed).toBe(1);
      setClock(null);
      expect(await messageOf(mira, answer.id)).toMatchObject({ status: 'FAILED', errorCode: 'WORKER_LOST' });
      expect(await HoldModel.countDocuments({ user: oid(mira.id), state: HoldState.HELD })).toBe(0);
      expect((await accountOf(mira)).credits.remaining).toBe(1_000);
      // A worker that comes back finds nothing to write.
      const late = { _id: oid(answer.id), subject: oid(answer.id), fence: 99, attempts: 1 };
      const signal = new AbortController().signal;
      const outcome = await writeAnswer({
        item: late as never,
        signal,
        topics: app.topics,
        logger: console as never,
        renew: async () => true,
      });
      expect(outcome).toBe('done');
      expect(world.server.calls()).toBe(0);
    } finally {
      await world.workers.start();
    }
    expect((await converse(mira, chat, 'Again')).answer.status).toBe('COMPLETE');
  });

  it('T1.21 a title for a deleted chat writes nothing', async () => {
    const mira = await person();
    const chat = await startChat(mira, agent.id);
    await mutate(mira, 'deleteChat', 'DeleteChatInput', { sessionId: chat }, 'deletedId');
    const { writeTitle } = await import('../../src/services/agents/index.js');
    await writeTitle({ item: { subject: oid(chat) }, signal: new AbortController().signal } as never);
    expect(await ChatSessionModel.countDocuments({ _id: oid(chat) })).toBe(0);
  });

  it('T1.23 blocked text never reaches a reader, the chat, or a later replay', async () => {
    configureModeration(createModerator({ words: ['forbidden'], failOpen: true }));
    const mira = await person();
    const { id } = await makeAgent({ settings: { freeAnswersPerDay: 0, maxTokens: 100 } });
    const chat = await startChat(mira, id);
    world.server.then = {
      does: 'answer',
      chunks: ['All of this is fine so far, ', 'really it is. ', 'But for', 'bidden', ' things'],
      everyMs: 10,
    };
    const { answer } = await send(mira, chat, 'Say it');
    const told = await listen(mira, answer.id);
    expect(told.at(-1)).toMatchObject({ __typename: 'AnswerFailed', code: 'BLOCKED' });
    const stored = await messageOf(mira, answer.id);
    expect(stored).toMatchObject({ status: 'BLOCKED', content: textOf(told) });
    expect(stored.content).toContain('All of this');
    expect(JSON.stringify([told, stored, await listen(mira, answer.id)])).not.toMatch(/for(bidden)?"|forbid/);
    expect(stored.usage.credits).toBeGreaterThan(0);
    expect((await send(mira, chat, 'A FORBIDDEN question')).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', field: 'content' },
    ]);
  });

  it.each([
    [true, 'abc', null],
    [false, '', 'moderation-unavailable'],
  ])('T1.23 while the moderation service is away, fail open is %s', async (failOpen, text, blocked) => {
    const away = createModerator({
      words: [],
      url: 'http://127.0.0.1:9/moderations',
      failOpen,
      timeoutMs: 200,
    });
    const hold = new HoldBack(away);
    expect((await hold.push('abc')) + (await hold.end())).toBe(text);
    expect(hold.blocked).toBe(blocked);
  });

  it('keeps nothing beyond an hour where the user keeps no history', async () => {
    const mira = await person();
    await mutate(
      mira,
      'updateChatSettings',
      'UpdateChatSettingsInput',
      { privacy: { saveHistory: false } },
      'viewer { chatSettings { privacy { saveHistory } } }',
    );
    const chat = await startChat(mira, agent.id);
    await converse(mira, chat, 'Secret');
    setClock(() => Date.now() + 2 * 3_600_000);
    await sweepChats((await testApp()).app.topics, { signal: new AbortController().signal });
    expect(await chatOf(mira, chat)).toBeNull();
    expect(await ChatMessageModel.countDocuments({ session: oid(chat) })).toBe(0);
  });
});

describe('feedback', () => {
  it('feeds the average of the agent exactly', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const { id, slug } = await makeAgent();
    const answers: string[] = [];
    for (const who of [mira, jonas])
      answers.push((await converse(who, await startChat(who, id), 'Hi')).answer.id);
    const rate = (who: Person, messageId: string, input: object) =>
      mutate(
        who,
        'rateAnswer',
        'RateAnswerInput',
        { messageId, ...input },
        'message { feedback { rating verdict categories comment } }',
      );
    const average = async () => {
      await allFolded();
      return (await mira.client.data(`{ agent(slug: "${slug}") { stats { averageRating ratings } } }`)).agent
        .stats;
    };
    expect(
      (await rate(mira, answers[0]!, { rating: 5, categories: ['ACCURACY'], comment: 'Great' })).message
        .feedback,
    ).toEqual({ rating: 5, verdict: 'POSITIVE', categories: ['ACCURACY'], comment: 'Great' });
    await rate(jonas, answers[1]!, { verdict: 'NEGATIVE' });
    expect(await average()).toEqual({ averageRating: 3, ratings: 2 });
    await Promise.all([1, 2, 3, 4].map((rating) => rate(mira, answers[0]!, { rating })));
    await rate(mira, answers[0]!, { rating: 4 });
    expect(await average()).toEqual({ averageRating: 2.5, ratings: 2 });
    expect((await rate(jonas, answers[0]!, { rating: 5 })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await rate(mira, answers[0]!, {})).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', field: 'rating' },
    ]);
  });
});

it('exports a chat as Markdown and JSON, without prompts', async () => {
  const mira = await person();
  const chat = await startChat(mira, agent.id);
  await converse(mira, chat, 'Hi');
  for (const format of ['MARKDOWN', 'JSON']) {
    const { content, filename } = (
      await mira.client.data(
        `query ($id: ID!, $format: ChatExportFormat!) { chatSession(id: $id) { export(format: $format) { filename mimeType content } } }`,
        { id: chat, format },
      )
    ).chatSession.export;
    expect(filename).toMatch(format === 'JSON' ? /\.json$/ : /\.md$/);
    expect(content).toContain('Hello there.');
    expect(content).not.toContain('SECRET');
  }
});
