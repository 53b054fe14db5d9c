import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '../../config.js';
import type { Outbox } from '../../integrations/mail/index.js';
import { isMeantHost } from '../http/origin.js';
import { framed, listPage, mailPage, PAGE_STYLE } from './page.js';

const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64');
const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
/** A mail's HTML is not trusted: even if opened directly it has no origin, runs nothing and loads nothing. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** `/outbox`: the mails of a gateway without a mail server. Never in production, because they contain valid links. */
export function outboxRoutes(app: FastifyInstance, config: Config, outbox: Outbox | null): void {
  if (!outbox || config.production) return;
  void app.register(async (scope) => {
    scope.addHook('onRequest', async ({ headers }, reply) => {
      if (!isMeantHost(headers.host, config))
        await reply
          .code(421)
          .type('text/plain')
          .send('Open this page by localhost, or set PUBLIC_URL to this address.');
    });
    pages(scope, outbox);
  });
}

function pages(app: FastifyInstance, outbox: Outbox): void {
  const ids = {
    schema: { params: { type: 'object', properties: { id: { type: 'string', maxLength: 24 } } } },
  };

  app.get('/outbox', async (_request, reply) => html(reply, PAGE_POLICY).send(listPage(await outbox.list())));

  app.get<{ Params: { id: string } }>('/outbox/:id', ids, async ({ params }, reply) => {
    const mail = await outbox.read(params.id);
    return mail ? html(reply, PAGE_POLICY).send(mailPage(mail)) : reply.callNotFound();
  });

  app.get<{ Params: { id: string } }>('/outbox/:id/html', ids, async ({ params }, reply) => {
    const mail = await outbox.read(params.id);
    if (!mail) return reply.callNotFound();
    // Only our own page shows it in a frame.
    return html(reply, MAIL_POLICY).header('x-frame-options', 'SAMEORIGIN').send(framed(mail.html));
  });

  app.get<{ Params: { id: string } }>('/outbox/:id/raw', ids, async ({ params }, reply) => {
    const raw = await outbox.raw(params.id);
    return raw ? html(reply, MAIL_POLICY).type('text/plain; charset=utf-8').send(raw) : reply.callNotFound();
  });
}

function html(reply: FastifyReply, policy: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer');
}
