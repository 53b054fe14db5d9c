import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { memorySchema } from './memory-schema.js';
import { serve } from './serve.js';

// Apollo Server as it comes.
const apollo = new ApolloServer({ schema: memorySchema() });
await apollo.start();
const app = Fastify();
app.post('/graphql', fastifyApolloHandler(apollo));
const url = await app.listen({ port: 0, host: '127.0.0.1' });
serve(`${url}/graphql`);
