import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.js';

/** `/playground`: GraphiQL, served from here. */
export async function playgroundRoutes(app: FastifyInstance, config: Config): Promise<void> {
  app.get('/playground', async (_request, reply) =>
    reply.type('text/html').send(config.demo ? 'demo' : 'none'),
  );
}
