import {
  GraphQLInt,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLOutputType,
} from 'graphql';
import type { Context } from '../../src/loaders/context.js';
import { live } from '../../src/subscriptions/live/index.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import { wordStream } from '../subscriptions/word-stream.js';
import { startSample } from './sample-server.js';
import { gate } from './sample-schema.js';

const shared = (type: GraphQLOutputType): GraphQLFieldConfig<unknown, unknown> => ({
  type,
  extensions: { shareable: true },
});

/** A server with a stream of words, for tests of sockets alone. */
export async function startLive(environment: Record<string, string> = {}) {
  const topics = memoryTopics();
  const words = wordStream();
  const subscribe = live(words.stream, async (_ctx, { after }: { after?: number | null }) => ({
    channel: 'c',
    after: after ?? null,
  }));
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        hello: { type: GraphQLString, resolve: () => 'world' },
        slow: {
          type: GraphQLString,
          async resolve() {
            await new Promise<void>((resolve) => {
              gate.open = resolve;
              gate.entered();
            });
            return 'done';
          },
        },
      },
    }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        words: {
          ...shared(
            new GraphQLObjectType({
              name: 'Word',
              fields: { seq: shared(GraphQLInt), word: shared(GraphQLString) },
            }),
          ),
          args: { after: { type: GraphQLInt } },
          subscribe: (_source, args, context) => subscribe({ args, context }),
          resolve: (entry) => entry,
        },
      },
    }),
  });
  const server = await startSample(environment, {
    schema,
    createContext: (parts) => ({ ...parts, loaders: {}, topics, commits: [] }) as unknown as Context,
  });
  const tell = (word: string) => topics.publish('notifications', 'c', words.write(word));
  return { ...server, words, tell };
}

/** What a client of it asks. */
export const WORDS = 'subscription Words($after: Int) { words(after: $after) { seq word } }';
