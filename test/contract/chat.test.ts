import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownAgents, putDefaultQuickActions, syncAgents } from '../../src/services/agents/index.js';
import { chatWorld, converse, send, startChat, type ChatWorld } from '../agents/chats.js';
import { admin, definition, makeAgent } from '../agents/world.js';
import { person, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { contractIsThere, operationsOf } from './operations.js';

/** The operations of studio.graphql that are about agents and chats. */
const OURS =
  /^(SubscribeToAgent|CancelAgentSubscription|MyAgents|Personalise|ResetPersonalisation|ChatSettings|UpdateChatSettings|QuickActions|SaveQuickAction|RenameChat|DeleteChat|Regenerate|EditAndResend|ChooseBranch|ShareChat|SharedChat|ExportChat|Usage|SyncAgents)$/;

describe.skipIf(!contractIsThere)('the chat operations of shipped clients, as they are', () => {
  let mira: Person;
  let ada: Person;
  let world: ChatWorld;
  let agent: { id: string; slug: string };
  let chat: string;
  let turn: Awaited<ReturnType<typeof converse>>;
  beforeAll(async () => {
    await testApp();
    world = await chatWorld();
    await syncAgents(await ownAgents());
    await putDefaultQuickActions(new Date());
    [mira, ada, agent] = [await person(), await admin(), await makeAgent()];
    chat = await startChat(mira, agent.id);
    turn = await converse(mira, chat, 'Plan my week');
  });
  afterAll(() => world.stop());

  const variables = async (name: string): Promise<Record<string, unknown>> => {
    const { id: agentId } = agent;
    const given: Record<string, () => Record<string, unknown> | Promise<Record<string, unknown>>> = {
      Agents: () => ({ first: 20, after: null, category: 'EDUCATION', search: null }),
      Agent: () => ({ slug: 'einstein' }),
      StartChat: () => ({ input: { agentId, title: null } }),
      SendToAgent: async () => ({
        input: { sessionId: await startChat(mira, agentId), content: 'Plan my week', clientId: '7d' },
      }),
      StopAnswer: () => ({ messageId: turn.answer.id }),
      ChatSessions: () => ({ first: 20, after: null, search: null, archived: false }),
      ChatSession: () => ({ id: chat, last: 20, before: null }),
      RateAnswer: () => ({
        input: { messageId: turn.answer.id, rating: 5, categories: ['ACCURACY'], comment: 'Great' },
      }),
      SubscribeToAgent: () => ({
        input: { agentId, period: 'MONTHLY', payWith: 'COINS', autoRenew: true, clientId: 's1' },
      }),
      CancelAgentSubscription: async () => {
        const query = '{ viewer { agentSubscriptions(first: 1) { nodes { id } } } }';
        return { id: (await mira.client.data(query)).viewer.agentSubscriptions.nodes[0].id };
      },
      Personalise: () => ({
        input: {
          ...{ agentId, nickname: 'Nova', tone: 'casual', instructions: 'Be brief', temperature: 0.4 },
          ...{ maxTokens: 800, mode: 'FAST', quickActionIds: [] },
        },
      }),
      ResetPersonalisation: () => ({ agentId }),
      UpdateChatSettings: () => ({ input: { theme: 'NEURAL', fontSize: 'LARGE' } }),
      QuickActions: () => ({ category: null }),
      SaveQuickAction: () => ({
        input: {
          id: null,
          label: 'Shorter',
          prompt: 'Say it in half the length',
          category: 'Writing',
          favorite: true,
        },
      }),
      RenameChat: () => ({ input: { sessionId: chat, title: 'Plans', tags: ['life'], archived: false } }),
      DeleteChat: async () => ({ id: await startChat(mira, agentId) }),
      Regenerate: async () => ({
        messageId: (await converse(mira, await startChat(mira, agentId), 'Again')).answer.id,
      }),
      EditAndResend: async () => {
        const { question } = await converse(mira, await startChat(mira, agentId), 'Plan my week');
        return { input: { messageId: question, content: 'Plan my month', clientId: 'e1' } };
      },
      ChooseBranch: () => ({ messageId: turn.answer.id }),
      ShareChat: () => ({ id: chat, share: true }),
      SharedChat: async () => {
        const share = operationsOf('studio').find((one) => one.name === 'ShareChat')!;
        const { shareChat } = await mira.client.data(print(share.document), { id: chat, share: true });
        return { token: shareChat.session.shareUrl.split('/').at(-1) };
      },
      ExportChat: () => ({ id: chat, format: 'MARKDOWN' }),
      Usage: () => ({ from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' }),
      SyncAgents: () => {
        const { providers: _p, pricing: _q, settings: _s, ...rest } = definition();
        return { input: { agents: [rest] } };
      },
    };
    return (await given[name]?.()) ?? {};
  };

  const operations = [
    ...operationsOf('chat').filter(({ name }) => name !== 'OnAnswer'),
    ...operationsOf('studio').filter(({ name }) => OURS.test(name)),
  ];

  it('knows each of them', () => expect(operations).toHaveLength(8 + 19));

  it.each(operations)('$kind $name', async ({ name, document }) => {
    const who = name === 'SyncAgents' ? ada : mira;
    const { errors, data } = await who.client.send(print(document), await variables(name));
    expect(errors).toEqual([]);
    for (const [field, value] of Object.entries(data!))
      expect(value, `${name} answers ${field}`).not.toBeNull();
  });

  // `message` is an object of one event and a text of another, which the specification's rule would refuse.
  it.each([
    ['AnswerFinished', { does: 'answer', chunks: ['ok'] }],
    ['AnswerFailed', { does: 'status', status: 500 }],
  ] as const)('subscription OnAnswer, until %s', async (last, behaviour) => {
    world.server.then = behaviour as never;
    const sent = await send(mira, await startChat(mira, agent.id), 'Hi');
    const client = createClient({
      url: (await testApp()).url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${mira.accessToken}` },
    });
    const query = print(operationsOf('chat').find(({ name }) => name === 'OnAnswer')!.document);
    const told: any[] = [];
    for await (const { data, errors } of client.iterate<any>({
      query,
      variables: { messageId: sent.answer.id, after: null },
    })) {
      expect(errors).toBeUndefined();
      told.push(data.chatAnswer);
    }
    await client.dispose();
    expect(told.at(-1)).toMatchObject({ __typename: last, message: expect.anything() });
    world.server.reset();
  });
});
