import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.js';
import { unsubscribeRoutes } from './unsubscribe.js';

/** Nothing from elsewhere, nothing inline, and in nobody's frame: on these pages people give an account away, or not. */
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
/** Of use only where there is something to go on to. */
const PAGES_WITH_PLAYGROUND = ['/magic-link', '/account/sessions', '/notifications'];

const FILES = {
  '/account/account.js': 'text/javascript; charset=utf-8',
  '/account/actions.js': 'text/javascript; charset=utf-8',
  '/account/account.css': 'text/css; charset=utf-8',
};

/**
 * The pages that the links of mails lead to, where no frontend of one's own stands in front and takes these paths. They
 * are the same for everybody and do nothing until somebody clicks; what they do then, any client can do.
 */
export async function accountRoutes(app: FastifyInstance, config: Config): Promise<void> {
  await unsubscribeRoutes(app);
  const client = join(import.meta.dirname, 'client');
  const html = await readFile(join(client, 'account.html'), 'utf8');
  const page = html.replace('__PLAYGROUND__', config.playground ? 'on' : 'off');
  for (const path of [...PAGES, ...(config.playground ? PAGES_WITH_PLAYGROUND : [])])
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
