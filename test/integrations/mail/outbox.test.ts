import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig, type Config } from '../../../src/config.js';
import { createMailer, type Mail, type MailMessage } from '../../../src/integrations/mail/index.js';
import { outboxTransport } from '../../../src/integrations/mail/outbox.js';
import { renderMail } from '../../../src/integrations/mail/render.js';
import { security } from '../../../src/server/http/security.js';
import { outboxRoutes } from '../../../src/server/outbox/routes.js';

let dataDir: string;
let config: Config;
let mailer: Mail;
let app: FastifyInstance;

const idOf = (number: number) => number.toString(16).padStart(24, '0');
const mail = (number: number, name = 'Mira'): MailMessage => ({
  id: idOf(number),
  to: 'mira@example.com',
  template: 'magic-link',
  language: 'en',
  data: { name, minutes: 10 },
  token: 'abc',
  at: new Date(),
});

async function serve(environment: NodeJS.ProcessEnv): Promise<FastifyInstance> {
  config = readConfig({ MONGODB_URI: 'mongodb://localhost/x', DATA_DIR: dataDir, ...environment });
  mailer = createMailer(config, () => 'https://leela.example');
  const server = Fastify();
  security(server, config);
  outboxRoutes(server, config, mailer.outbox);
  return server;
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'leela-outbox-'));
  app = await serve({});
});
afterEach(async () => {
  await app.close();
  await rm(dataDir, { recursive: true });
});

const get = async (url: string, host = 'localhost:4000') =>
  app.inject({ url, headers: { host, 'x-forwarded-host': 'evil.example' } });

describe('the outbox', () => {
  it('keeps what would go out, and its parts', async () => {
    await mailer.send(mail(1));
    expect((await readdir(join(dataDir, 'outbox'))).sort()).toEqual([`${idOf(1)}.eml`, `${idOf(1)}.json`]);
    const { body, headers } = await get(`/outbox/${idOf(1)}/raw`);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toContain(`Message-ID: <${idOf(1)}@leela.example>\r\n`);
    expect(body).toContain('Subject: Your link to sign in\r\n');
  });

  it('lists mails, newest first, and shows each with a link to click', async () => {
    await mailer.send(mail(1));
    await mailer.send(mail(2));
    const list = (await get('/outbox')).body;
    expect(list.indexOf(idOf(2))).toBeGreaterThan(0);
    expect(list.indexOf(idOf(2))).toBeLessThan(list.indexOf(idOf(1)));
    const page = (await get(`/outbox/${idOf(1)}`)).body;
    expect(page).toContain('<a href="https://leela.example/magic-link?token=abc"');
    expect(page).not.toMatch(/evil\.example|localhost/);
    expect((await get(`/outbox/${idOf(1)}/html`)).body).toContain('<base target="_blank">');
  });

  it('37: shows no mail to a page that made its own name point here', async () => {
    await mailer.send(mail(1));
    for (const url of ['/outbox', ...['', '/html', '/raw'].map((part) => `/outbox/${idOf(1)}${part}`)]) {
      const { statusCode, body } = await get(url, 'evil.example');
      expect(statusCode, url).toBe(421);
      expect(body, url).toBe('Open this page by localhost, or set PUBLIC_URL to this address.');
      expect((await get(url)).statusCode, url).toBe(200);
    }
  });

  it('is empty at first, and knows no mail that is not there', async () => {
    expect((await get('/outbox')).body).toContain('No mail yet');
    for (const id of [idOf(9), '..%2f..%2fpackage', 'x', `${idOf(1)}.json`])
      for (const part of ['', '/html', '/raw'])
        expect((await get(`/outbox/${id}${part}`)).statusCode, id).toBeGreaterThanOrEqual(400);
  });

  it('keeps the newest ones only', async () => {
    const outbox = outboxTransport(join(dataDir, 'outbox'), config.mailFrom, 3);
    for (let i = 1; i <= 5; i += 1) await outbox.deliver(renderMail(mail(i), 'https://leela.example'));
    expect((await outbox.list()).map(({ id }) => id)).toEqual([5, 4, 3].map(idOf));
    expect(await readdir(join(dataDir, 'outbox'))).toHaveLength(6);
  });

  it('24: shows stored HTML where it can do nothing', async () => {
    await mailer.send(mail(1, '<script>alert(1)</script>'));
    const page = await get(`/outbox/${idOf(1)}`);
    expect(page.body).not.toMatch(/<script/i);
    expect(page.body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    const inner = await get(`/outbox/${idOf(1)}/html`);
    expect(inner.body).not.toMatch(/<script/i);
    const innerPolicy = String(inner.headers['content-security-policy']);
    expect(innerPolicy).toContain('sandbox allow-popups');
    expect(innerPolicy).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
    for (const { headers } of [page, inner]) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      });
    }
  });

  it('is not there in production, nor where mails are really sent', async () => {
    const live = { NODE_ENV: 'production', AUTH_SECRET: 'a'.repeat(40) };
    for (const environment of [live, { SMTP_URL: 'smtp://127.0.0.1:1' }]) {
      const other = await serve(environment);
      expect((await other.inject('/outbox')).statusCode).toBe(404);
      await other.close();
      await mailer.close();
    }
  });
});
