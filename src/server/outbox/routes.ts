import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '../../config.js';
import type { Outbox } from '../../integrations/mail/index.js';
import { framed, listPage, mailPage, PAGE_STYLE } from './page.js';

const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64');
const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
/** A mail's own HTML is nobody's page: even opened by itself it has no origin, runs nothing and fetches nothing. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** `/outbox`: the mails that a gateway without a mail server keeps. Never in production, for they hold live links. */
export function outboxRoutes(app: FastifyInstance, config: Config, outbox: Outbox | null): void {
  if (!outbox || config.production) return;
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
    // Our own page alone shows it in a frame.
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
