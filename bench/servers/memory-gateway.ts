import 'reflect-metadata';
import { refuse } from '../../src/schema/errors.js';
import { createContext } from '../../src/loaders/context.js';
import { createLogger } from '../../src/server/http/logger.js';
import { createServer } from '../../src/server/server.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import { benchConfig } from '../config.js';
import { memorySchema } from './memory-schema.js';
import { serve } from './serve.js';

// The gateway's server with everything in it, over a schema that needs no database.
const config = benchConfig();
const topics = memoryTopics();
const { app } = await createServer({
  config,
  logger: createLogger(config),
  schema: memorySchema(),
  authenticate: async () => Promise.reject(refuse.unauthenticated()),
  createContext: (parts) => createContext({ ...parts, topics }),
  ready: async () => ({}),
});
const url = await app.listen({ port: 0, host: '127.0.0.1' });
serve(`${url}/graphql`);
