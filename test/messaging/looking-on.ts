import { AsyncLocalStorage } from 'node:async_hooks';
import { execute, parse, type ExecutionResult } from 'graphql';
import mongoose, { Types } from 'mongoose';
import type { Viewer } from '../../src/auth/viewer.js';
import type { NumberedSignal, Topics } from '../../src/events/topics.js';
import { createContext, type Context } from '../../src/loaders/context.js';
import { Role } from '../../src/models/identity/index.js';
import { ConversationEventModel } from '../../src/models/messaging/index.js';
import { buildGatewaySchema } from '../../src/server/graphql/schema.js';
import { Hub, type Sink } from '../../src/subscriptions/live/index.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import type { ConversationEntry } from '../../src/subscriptions/messaging/conversation-entry.js';
import { conversationStream } from '../../src/subscriptions/messaging/conversation-stream.js';
import type { Person } from '../factories/person.js';
import { objectId } from '../social/notifications.js';
import { SEND, shipped } from './operations.js';

const schema = buildGatewaySchema();

/** What live telling reads. */
const READ =
  /^(conversations|conversation_(events|heads|members)|messages|message_deletions|users|blocks|follows)$/;

/** Whose work it is that runs: the gateway of this process reads the same, for those who went a moment ago say. */
const reader = new AsyncLocalStorage<string[]>();

/** The reads that `work` causes, by collection, those of transactions aside. */
export async function readsOf(work: () => Promise<unknown>): Promise<string[]> {
  const found: string[] = [];
  const client = mongoose.connection.getClient();
  const started = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    if (reader.getStore() !== found) return;
    const about = String(command[commandName]);
    if (READ.test(about) && !('autocommit' in command)) found.push(about);
  };
  client.on('commandStarted', started);
  try {
    await reader.run(found, work);
  } finally {
    client.off('commandStarted', started);
  }
  return found;
}

/** Somebody, as a socket knows them. */
export const viewerOf = ({ id }: Pick<Person, 'id'>): Viewer => ({
  id: objectId(id),
  sessionId: new Types.ObjectId(),
  role: Role.USER,
  tokenExpiresAt: new Date(Date.now() + 60_000),
});

/** Those who look on in one conversation at a gateway of their own, which hears what the test sends and nothing else. */
export function lookOn(conversationId: string) {
  const channel = objectId(conversationId).toHexString();
  const topics = memoryTopics();
  const hub = new Hub(topics);
  const publish = (signal: Topics['conversation']) => topics.publish('conversation', channel, signal);
  const limits = { consume: () => Promise.resolve() };
  const contextOf = (viewer: Viewer) =>
    createContext({ viewer, topics, limits, request: { id: 'test', ip: '::1', userAgent: '' } });
  let executions = 0;

  /** Lets somebody listen; what they are told gathers in `told`. */
  async function join(who: Person, { query = shipped('OnConversation'), shared = true } = {}) {
    const viewer = viewerOf(who);
    const document = parse(query);
    const told: ExecutionResult[] = [];
    const waiting = new Set<() => void>();
    const context = () => contextOf(viewer);
    const sink: Sink<ConversationEntry> = {
      shareKey: shared ? query : null,
      full: false,
      drained: () => Promise.resolve(),
      context,
      async make(rootValue, contextValue: Context = context()) {
        executions += 1;
        return execute({
          ...{ schema, document, rootValue, contextValue },
          variableValues: { id: conversationId },
        });
      },
      send(made) {
        told.push(made as ExecutionResult);
        waiting.forEach((look) => look());
      },
    };
    const subscriber = await hub.join(conversationStream, { channel, after: null }, viewer);
    const ended = subscriber.run(sink).then(
      () => null,
      (error: unknown) => error,
    );
    /** The next so many events. */
    const take = (count: number): Promise<any[]> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (told.length < count) return;
          waiting.delete(look);
          resolve(told.splice(0, count).map(({ data }) => data!['conversationEvent']));
        };
        waiting.add(look);
        look();
      });
    return { told, take, ended, close: () => subscriber.return() };
  }

  /** Lets somebody write at this gateway, which tells of it itself. */
  async function write(who: Person, body: string): Promise<void> {
    const { errors } = await execute({
      ...{ schema, document: parse(SEND), contextValue: contextOf(viewerOf(who)) },
      variableValues: { input: { conversationId, body } },
    });
    if (errors) throw errors[0]!;
  }

  return {
    join,
    write,
    /** How often something was executed. */
    executions: () => executions,
    publish,
    /** The signal of what happened last, or so many before, as whoever committed it sends it. */
    last: (back = 0) => lastSignal(channel, back),
    /** Sends that. */
    tell: async () => publish(await lastSignal(channel, 0)),
  };
}

async function lastSignal(channel: string, back: number): Promise<NumberedSignal> {
  const row = await ConversationEventModel.findOne({ conversation: new Types.ObjectId(channel) })
    .sort({ seq: -1 })
    .skip(back)
    .lean();
  const { seq, type, user, message, at } = row!;
  const event = {
    ...{ type, user: user.toHexString(), at: at.getTime() },
    ...(message ? { message: message.toHexString() } : {}),
  };
  return { seq, event };
}
