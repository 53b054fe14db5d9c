import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '../../config.js';
import { linkToPath } from '../../lib/public-address.js';
import { demoAccounts } from '../demo-accounts.js';
import { findStatic } from '../http/static-file.js';

/** Where the build puts the web client. */
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'web', 'dist');
const A_YEAR = 'public, max-age=31536000, immutable';

/** Whether the web client was built. */
export const webIsBuilt = (folder = FOLDER): boolean => existsSync(join(folder, 'index.html'));

/**
 * The web client at `/`: static files with hashed names, and its page for every other address that a browser opens.
 * Nothing is registered if it was not built.
 */
export async function webRoutes(app: FastifyInstance, config: Config, folder = FOLDER): Promise<void> {
  if (!webIsBuilt(folder)) return;
  const settings = JSON.stringify(demoAccounts(config)).replaceAll('<', '\\u003c');
  const readPage = pageOf(join(folder, 'index.html'), settings);
  const answerPage = async (reply: FastifyReply, known: string | undefined) => {
    const { page, etag } = await readPage();
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (known === etag) return reply.code(304).send();
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policyOf(config))
      .send(page);
  };

  app.get('/', (request, reply) => answerPage(reply, request.headers['if-none-match']));
  app.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) => {
    const { statusCode, headers, stream } = await findStatic(request, encodeURI(`/${request.params['*']}`), {
      root: join(folder, 'assets'),
      cacheControl: false,
      dotfiles: 'ignore',
      index: false,
    });
    if (statusCode >= 400) return reply.callNotFound();
    return reply
      .code(statusCode)
      .headers({ ...headers, 'cache-control': A_YEAR })
      .send(stream);
  });
  const icon = await readFile(join(folder, 'favicon.svg'));
  app.get('/favicon.svg', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon),
  );
  // Addresses of the client's own pages. Programs that ask for something else get a plain 404.
  app.get('/*', (request, reply) =>
    request.headers.accept?.includes('text/html')
      ? answerPage(reply, request.headers['if-none-match'])
      : reply.callNotFound(),
  );
}

/** Reads the page with its settings: again after a build, whose files have other names. */
function pageOf(file: string, settings: string): () => Promise<{ page: string; etag: string }> {
  let known: { built: number; page: string; etag: string } | undefined;
  return async () => {
    const { mtimeMs: built } = await stat(file);
    if (known?.built === built) return known;
    const written = await readFile(file, 'utf8');
    const page = written.replace(
      /(<script type="application\/json" id="settings">)[^<]*/,
      (_all, tag) => tag + settings,
    );
    const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`;
    return (known = { built, page, etag });
  };
}

/** Only the page's own scripts run. Styles may be inline, because the editor and the charts make them. */
function policyOf(config: Config): string {
  const media = config.s3 ? ` ${new URL(config.s3.publicUrl ?? config.s3.endpoint ?? 'https:').origin}` : '';
  // Media are on the gateway's own address, which a browser may have opened by another name.
  const own = linkToPath('');
  const preview = config.previewOrigin ?? (config.production ? '' : 'http://preview.localhost:*');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: https: ${own}`.trim(),
    `media-src 'self' blob: https: ${own}`.trim(),
    "font-src 'self'",
    `connect-src 'self' ws: wss:${media}`,
    `frame-src 'self' ${preview}`.trim(),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
