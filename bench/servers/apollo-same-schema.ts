import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import mongoose from 'mongoose';
import { authenticate } from '../../src/auth/authenticate.js';
import { configureAuth } from '../../src/auth/settings.js';
import { createContext, type Context } from '../../src/loaders/context.js';
import { viewerOf } from '../../src/server/bearer.js';
import { buildGatewaySchema } from '../../src/server/graphql/schema.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import { benchConfig } from '../config.js';
import { serve } from './serve.js';

// Apollo Server as it comes, over the gateway's schema and behind its authentication: no limits, no metrics, no headers.
const config = benchConfig();
configureAuth(config);
await mongoose.connect(config.mongodbUri);
const app = Fastify();
const apollo = new ApolloServer<Context>({
  schema: buildGatewaySchema(),
  plugins: [fastifyApolloDrainPlugin(app)],
});
await apollo.start();
const topics = memoryTopics();
app.post(
  '/graphql',
  fastifyApolloHandler(apollo, {
    context: async ({ id, ip, headers }) =>
      createContext({
        viewer: await viewerOf(authenticate, headers.authorization),
        request: { id, ip, userAgent: headers['user-agent'] ?? '' },
        limits: { consume: async () => undefined },
        topics,
      }),
  }),
);
const url = await app.listen({ port: 0, host: '127.0.0.1' });
serve(`${url}/graphql`);
