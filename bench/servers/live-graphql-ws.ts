import { PubSub } from 'graphql-subscriptions';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { memory, publishing } from './live-questions.js';
import { liveSchema, tick } from './live-schema.js';
import { serve } from './serve.js';

// graphql-ws as its documentation sets it up, with the PubSub that goes with it.
const pubsub = new PubSub();
let listening = 0;
const schema = liveSchema((_source, { topic }) => {
  listening += 1;
  return pubsub.asyncIterableIterator(String(topic));
});
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', path: '/graphql' });
useServer({ schema }, server);
await new Promise((resolve) => server.once('listening', resolve));
const { port } = server.address() as { port: number };
serve(`ws://127.0.0.1:${port}/graphql`, {
  memory,
  sockets: () => server.clients.size,
  listening: () => listening,
  publish: publishing((seq) => pubsub.publish('one', tick(seq))),
});
