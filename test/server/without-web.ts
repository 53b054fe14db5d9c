import fastify from 'fastify';
import { readConfig } from '../../src/config.js';
import { accountRoutes } from '../../src/server/account/routes.js';
import { security } from '../../src/server/http/security.js';
import { testApp } from '../setup/app.js';
import { testDatabaseUri } from '../setup/mongo.js';

/** The pages of mail links, as a gateway without the web client serves them. */
export interface WithoutWeb {
  origin: string;
  close(): Promise<void>;
}

/** Serves the pages in front of the worker's gateway, which answers everything else. */
export async function withoutWeb(): Promise<WithoutWeb> {
  const gateway = new URL((await testApp()).url).origin;
  const config = readConfig({ NODE_ENV: 'test', MONGODB_URI: testDatabaseUri() });
  const app = fastify();
  security(app, config);
  await accountRoutes(app, config, { pages: true });
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  app.route({
    method: ['GET', 'POST'],
    url: '/*',
    handler: async ({ method, url, headers, body }, reply) => {
      const { authorization, 'content-type': type } = headers;
      const answer = await fetch(gateway + url, {
        method,
        headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
        body: method === 'POST' ? (body as string) : undefined,
      });
      for (const name of ['content-type', 'content-security-policy', 'content-disposition']) {
        const value = answer.headers.get(name);
        if (value) reply.header(name, value);
      }
      return reply.code(answer.status).send(Buffer.from(await answer.arrayBuffer()));
    },
  });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return { origin, close: () => app.close() };
}
