import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.js';
import { unsubscribeRoutes } from './unsubscribe.js';

/** No external content, no inline code, no framing: on these pages users give access to an account. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGES = [
  '/verify-email',
  '/reset-password',
  '/confirm-email-change',
  '/forgot-password',
  '/account/cancel-erasure',
  '/account/export',
];
/** Pages that are only useful with the playground. */
const PAGES_WITH_PLAYGROUND = ['/magic-link', '/account/sessions', '/notifications'];

const FILES = {
  '/account/account.js': 'text/javascript; charset=utf-8',
  '/account/actions.js': 'text/javascript; charset=utf-8',
  '/account/account.css': 'text/css; charset=utf-8',
};

/**
 * The pages of mail links, for installations without the web client or another frontend that handles these paths
 * (`pages`), and the unsubscribe page. They are the same for all users and do nothing before a click.
 */
export async function accountRoutes(
  app: FastifyInstance,
  config: Config,
  { pages }: { pages: boolean },
): Promise<void> {
  await unsubscribeRoutes(app);
  const client = join(import.meta.dirname, 'client');
  const html = await readFile(join(client, 'account.html'), 'utf8');
  const page = html.replace('__PLAYGROUND__', config.playground ? 'on' : 'off');
  const paths = pages ? [...PAGES, ...(config.playground ? PAGES_WITH_PLAYGROUND : [])] : [];
  for (const path of paths)
    app.get(path, async (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', POLICY)
        .header('cache-control', 'no-store')
        .send(page),
    );
  for (const [path, type] of Object.entries(FILES)) {
    const content = await readFile(join(client, path.slice('/account/'.length)));
    app.get(path, async (_request, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(content),
    );
  }
}
