import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import mongoose from 'mongoose';
import { authenticate } from '../../src/auth/authenticate.js';
import { configureAuth } from '../../src/auth/settings.js';
import { viewerOf } from '../../src/server/bearer.js';
import { benchConfig } from '../config.js';
import { naiveLoaders, resolvers, typeDefs, type NaiveContext } from './naive-feed.js';
import { serve } from './serve.js';

// Apollo Server as it comes, over one loader a type that finds Mongoose documents as they come.
const config = benchConfig();
configureAuth(config);
await mongoose.connect(config.mongodbUri);
const apollo = new ApolloServer<NaiveContext>({ typeDefs, resolvers: resolvers as never });
await apollo.start();
const app = Fastify();
app.post(
  '/graphql',
  fastifyApolloHandler(apollo, {
    context: async (request) => {
      const viewer = await viewerOf(authenticate, request.headers.authorization);
      return { viewer, loaders: naiveLoaders(viewer?.id, false) };
    },
  }),
);
const url = await app.listen({ port: 0, host: '127.0.0.1' });
serve(`${url}/graphql`);
