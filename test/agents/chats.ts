import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { pino } from 'pino';
import {
  ai,
  configureAi,
  configureModeration,
  createAi,
  moderator,
  offlinePace,
  priceTable,
} from '../../src/integrations/ai/index.js';
import { createWorkers, type Workers } from '../../src/jobs/workers.js';
import { ofDomains } from '../../src/domain.js';
import { setClock } from '../../src/lib/clock.js';
import { WorkItemModel } from '../../src/models/system/work-item.js';
import { answerLog, sweepChats } from '../../src/services/agents/index.js';
import type { Person } from '../factories/person.js';
import { OpenAIServer } from '../integrations/ai/openai-server.js';
import { testApp, type TestApp } from '../setup/app.js';

/** A provider under the test's control, and workers that write answers. */
export interface ChatWorld {
  server: OpenAIServer;
  fallback: OpenAIServer;
  workers: Workers;
  stop(): Promise<void>;
}

/**
 * Starts two providers and the workers of chat. Answers cost a credit by a token of output. Its end puts back what other
 * files of this worker find: the gateway's own providers and paces.
 */
export async function chatWorld(): Promise<ChatWorld> {
  const { app } = await testApp();
  const before = { ai: ai(), moderator: moderator(), wordMs: offlinePace.wordMs, everyMs: answerLog.everyMs };
  const [server, fallback] = await Promise.all([OpenAIServer.start(), OpenAIServer.start()]);
  offlinePace.wordMs = 0;
  answerLog.everyMs = 5;
  configureAi(
    createAi({
      providers: {
        compatible: { baseURL: server.url, model: 'main' },
        groq: { baseURL: fallback.url, apiKey: 'key', model: 'other' },
      },
      timeouts: { firstMs: 1_000, idleMs: 1_000 },
      prices: priceTable({
        'compatible/main': { input: 0, output: 1_000 },
        'groq/other': { input: 0, output: 1_000 },
      }),
    }),
  );
  const kinds = new Set(['chat-answer', 'chat-title']);
  const workers = createWorkers({
    workers: ofDomains('workers').filter(({ kind }) => kinds.has(kind)),
    topics: app.topics,
    logger: pino({ level: process.env.TEST_LOG ?? 'silent' }),
  });
  await endLeftovers([...kinds], app.topics);
  await workers.start();
  return {
    server,
    fallback,
    workers,
    async stop() {
      await workers.stop();
      await Promise.all([server.close(), fallback.close()]);
      configureAi(before.ai);
      configureModeration(before.moderator);
      offlinePace.wordMs = before.wordMs;
      answerLog.everyMs = before.everyMs;
    },
  };
}

/** Ends what other files of this worker left unanswered, which these workers would answer by these providers. */
async function endLeftovers(kinds: string[], topics: TestApp['app']['topics']): Promise<void> {
  await WorkItemModel.deleteMany({ kind: { $in: kinds }, open: true });
  setClock(() => Date.now() + 120_000);
  try {
    await sweepChats(topics, { signal: new AbortController().signal });
  } finally {
    setClock(null);
  }
}

export const START = `mutation ($input: StartChatInput!) { startChat(input: $input) {
  session { id title } userErrors { code field } } }`;
export const SEND = `mutation ($input: SendToAgentInput!) { sendToAgent(input: $input) {
  userMessage { id content } answer { id status } userErrors { code field message } } }`;
export const MESSAGE = `query ($id: ID!) { chatMessage(id: $id) { id role content status errorCode provider model parentId
  usage { promptTokens completionTokens totalTokens cost credits coverage } attempts { provider model cost error }
  parts { __typename ... on ChatTextPart { text } ... on ChatReasoningPart { text }
    ... on ChatToolCallPart { name input output state approvalId } }
  siblings { id status } responseTimeMs } }`;
export const CHAT = `query ($id: ID!) { chatSession(id: $id) { id title stats { messages tokens cost }
  messages(last: 50) { nodes { id role content status } pageInfo { hasPreviousPage startCursor } } } }`;
export const ANSWER = `subscription ($messageId: ID!, $after: String) { chatAnswer(messageId: $messageId, after: $after) {
  __typename ... on AnswerDelta { cursor text } ... on AnswerFinished { cursor message { id content status } }
  ... on AnswerFailed { cursor code message } } }`;

export async function startChat(who: Person, agentId: string): Promise<string> {
  return (await who.client.data(START, { input: { agentId } })).startChat.session.id;
}

export const send = async (who: Person, sessionId: string, content: string, more: object = {}) =>
  (await who.client.data(SEND, { input: { sessionId, content, ...more } })).sendToAgent;

export const messageOf = async (who: Person, id: string) =>
  (await who.client.data(MESSAGE, { id })).chatMessage;

export const chatOf = async (who: Person, id: string) => (await who.client.data(CHAT, { id })).chatSession;

export interface Told {
  __typename: string;
  cursor: string;
  text?: string;
  message?: any;
  code?: string;
}

/** Listens to an answer until it ends, or until `until` says so. */
export async function listen(
  who: Person,
  messageId: string,
  { after = null, until = () => false }: { after?: string | null; until?: (told: Told[]) => boolean } = {},
): Promise<Told[]> {
  const { url } = await testApp();
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${who.accessToken}` },
    retryAttempts: 0,
  });
  const told: Told[] = [];
  try {
    for await (const { data, errors } of client.iterate<{ chatAnswer: Told }>({
      query: ANSWER,
      variables: { messageId, after },
    })) {
      if (errors) throw new Error(JSON.stringify(errors));
      told.push(data!.chatAnswer);
      if (until(told)) break;
    }
  } finally {
    await client.dispose();
  }
  return told;
}

export const textOf = (told: Told[]): string => told.map(({ text }) => text ?? '').join('');

/** Sends and waits for the end. */
export async function converse(who: Person, sessionId: string, content: string, more: object = {}) {
  const sent = await send(who, sessionId, content, more);
  if (!sent.answer) throw new Error(JSON.stringify(sent));
  await listen(who, sent.answer.id);
  return { question: sent.userMessage.id as string, answer: await messageOf(who, sent.answer.id) };
}
