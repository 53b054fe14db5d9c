import Fastify from 'fastify';
import mongoose from 'mongoose';
import type { Config } from './config.js';

/** A gateway, wired and ready to be started. */
export interface App {
  start(): Promise<{ url: string }>;
  stop(): Promise<void>;
}

/** Wires a gateway by hand. */
export async function createApp(config: Config): Promise<App> {
  const server = Fastify();
  server.get('/healthz', async () => ({ status: 'ok' }));
  return {
    async start() {
      await mongoose.connect(config.mongodbUri);
      return { url: await server.listen({ port: config.port, host: config.host }) };
    },
    async stop() {
      await server.close();
      await mongoose.disconnect();
    },
  };
}
