import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.js';
import { demoAccounts } from '../demo-accounts.js';
import { readAssets, type Asset } from './assets.js';

/** The page loads only its own files and nothing inline, except styles, which the editor needs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `/playground`: GraphiQL with sign-in, subscriptions and the cost of operations, all served from here. */
export async function playgroundRoutes(app: FastifyInstance, config: Config): Promise<void> {
  const settings = { ...demoAccounts(config), outbox: !config.smtpUrl && !config.production };
  const assets = await readAssets();
  for (const asset of assets) {
    const content = asset.path === 'index.html' ? withSettings(asset, settings) : asset.content;
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    const url = asset.path === 'index.html' ? '/playground' : `/playground/${asset.path}`;
    app.get(url, async (request, reply) => {
      reply.header('etag', etag).header('cache-control', 'no-cache');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type(asset.type).header('content-security-policy', POLICY).send(content);
    });
  }
}

function withSettings(page: Asset, settings: object): string {
  return page.content
    .toString()
    .replace('__SETTINGS__', () => JSON.stringify(settings).replaceAll('<', '\\u003c'));
}
