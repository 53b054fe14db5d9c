import 'reflect-metadata';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import mongoose from 'mongoose';
import { authenticate } from '../../src/auth/authenticate.js';
import { configureAuth } from '../../src/auth/settings.js';
import { viewerOf } from '../../src/server/bearer.js';
import { benchConfig } from '../config.js';
import { naiveLoaders, resolvers, typeDefs } from './naive-feed.js';
import { serve } from './serve.js';

// mercurius, compiled, over one loader a type that finds lean documents.
const config = benchConfig();
configureAuth(config);
await mongoose.connect(config.mongodbUri);
const app = Fastify();
await app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  jit: 1,
  context: async (request) => {
    const viewer = await viewerOf(authenticate, request.headers.authorization);
    return { viewer, loaders: naiveLoaders(viewer?.id, true) };
  },
});
const url = await app.listen({ port: 0, host: '127.0.0.1' });
serve(`${url}/graphql`);
