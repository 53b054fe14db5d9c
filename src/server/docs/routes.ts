import { join } from 'node:path';
import send from '@fastify/send';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findStatic } from '../http/static-file.js';
import { readPolicy } from './policy.js';

/** The site that `scripts/docs.mjs` builds. */
const SITE = join(import.meta.dirname, '..', '..', '..', 'docs', '.vitepress', 'dist');

/** Seconds after which a client asks again for a site that is not built yet. */
const RETRY_AFTER = 10;

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta http-equiv="refresh" content="${RETRY_AFTER}">
<title>Leela documentation</title>
<h1>The documentation is not built yet</h1>
<p>After npm start, it is being built, and this page shows it in a minute. Otherwise, npm run build makes it.</p>
</html>
`;

/**
 * `/docs`: the built documentation.
 * @param folder the built site; it may appear or be replaced while the gateway runs
 */
export function docsRoutes(app: FastifyInstance, folder = SITE): void {
  app.get('/docs', async (_request, reply) => reply.redirect('/docs/', 301));
  app.get('/docs/*', async (request: FastifyRequest<{ Params: { '*': string } }>, reply) => {
    const policy = await readPolicy(folder);
    if (!policy) return notBuilt(reply);
    reply.header('content-security-policy', policy);
    // As in the address: Fastify has decoded the parameter, and `send` decodes again.
    const path = encodeURI(`/${request.params['*']}`);
    const hashed = path.startsWith('/assets/');
    const found = await findStatic(request, path, {
      root: folder,
      extensions: ['html'],
      cacheControl: false,
    });
    if (found.type === 'directory') return reply.redirect(`/docs${path}/`, 301);
    if (found.type === 'error')
      return found.statusCode === 404 ? notFound(request, reply, folder) : refuse(reply);
    reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    return reply.code(found.statusCode).headers(found.headers).send(found.stream);
  });
}

async function notFound(request: FastifyRequest, reply: FastifyReply, folder: string): Promise<FastifyReply> {
  const page = await send(request.raw, '/404.html', {
    root: folder,
    cacheControl: false,
    etag: false,
    lastModified: false,
    acceptRanges: false,
  });
  return reply.code(404).header('cache-control', 'no-cache').headers(page.headers).send(page.stream);
}

function refuse(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}

function notBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .header('retry-after', String(RETRY_AFTER))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(NOT_BUILT);
}
