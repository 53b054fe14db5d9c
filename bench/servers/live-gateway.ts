import 'reflect-metadata';
import { createContext } from '../../src/loaders/context.js';
import { refuse } from '../../src/schema/errors.js';
import { createLogger } from '../../src/server/http/logger.js';
import { createServer } from '../../src/server/server.js';
import { hubOf, live, type LiveStream } from '../../src/subscriptions/live/index.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import { benchConfig } from '../config.js';
import { liveSchema, tick, type Tick } from './live-schema.js';
import { memory, publishing } from './live-questions.js';
import { serve } from './serve.js';

// The gateway's server and live engine with everything in them; the log that streams are read from is in memory.
const config = benchConfig();
const topics = memoryTopics();
let head = 0;
const stream: LiveStream<'notifications', Tick> = {
  topic: 'notifications',
  heads: async (channels) => new Map(channels.map((channel) => [channel, head])),
  read: async (_channel, after, limit) =>
    Array.from({ length: Math.min(limit, head - after) }, (_, index) => tick(after + index + 1)),
  signal: ({ seq }) => ({ upTo: seq }),
  audiences: async (_channel, _entry, viewers) => viewers.map(() => 'all'),
  resync: tick,
};
const open = live(stream, async (_ctx, { topic }: { topic: string }) => ({ channel: topic, after: null }));
const { app, sockets } = await createServer({
  config,
  logger: createLogger(config),
  schema: liveSchema((_source, args, context) => open({ args, context })),
  authenticate: async () => Promise.reject(refuse.unauthenticated()),
  createContext: (parts) => createContext({ ...parts, topics }),
  ready: async () => ({}),
});
const url = await app.listen({ port: 0, host: '127.0.0.1' });
serve(`${url.replace('http', 'ws')}/graphql`, {
  memory,
  sockets: () => sockets.count,
  listening: () => hubOf(topics).listeners,
  publish: publishing((seq) => {
    head = seq;
    return topics.publish('notifications', 'one', { seq, unread: 0 });
  }),
});
