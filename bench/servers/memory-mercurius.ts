import 'reflect-metadata';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { memorySchema } from './memory-schema.js';
import { serve } from './serve.js';

// mercurius with its compiler.
const app = Fastify();
await app.register(mercurius, { schema: memorySchema(), jit: 1 });
const url = await app.listen({ port: 0, host: '127.0.0.1' });
serve(`${url}/graphql`);
