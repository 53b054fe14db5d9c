import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.js';
import { originRule } from './origin.js';

/** Security headers for everything, and CORS for the origins of the configuration and no other. */
export async function security(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    hsts: config.production,
    crossOriginResourcePolicy: { policy: 'same-site' },
  });
  const allowed = originRule(config);
  await app.register(cors, {
    delegator: (request, callback) => {
      const { origin, host } = request.headers;
      callback(null, {
        origin: origin !== undefined && allowed(origin, host) ? origin : false,
        credentials: false,
        methods: ['GET', 'POST'],
        allowedHeaders: ['authorization', 'content-type', 'x-request-id', 'apollo-require-preflight'],
        exposedHeaders: ['x-request-id', 'retry-after'],
        maxAge: 7_200,
      });
    },
  });
}
