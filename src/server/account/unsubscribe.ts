import type { FastifyInstance, FastifyReply } from 'fastify';
import { escapeHtml } from '../../lib/html.js';
import { unsubscribeFromDigests } from '../../services/social/index.js';

const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** A link and what mail programs send along is short. */
const MOST_BYTES = 4_096;

const query = {
  schema: { querystring: { type: 'object', properties: { token: { type: 'string', maxLength: 100 } } } },
};
type Asked = { Querystring: { token?: string } };

/**
 * `/unsubscribe`, where the mails say that no more of them are wanted. Opening it only asks, for mail programs and
 * scanners open links by themselves; sending its form does it, and so does the one click of RFC 8058, which mail programs
 * send without the page.
 */
export async function unsubscribeRoutes(app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    // What forms send; the token is in the address, so nothing of it is needed.
    scope.addContentTypeParser(
      ['application/x-www-form-urlencoded', 'multipart/form-data'],
      { parseAs: 'string', bodyLimit: MOST_BYTES },
      (_request, _body, done) => done(null, null),
    );
    scope.get<Asked>('/unsubscribe', query, async ({ query: { token = '' } }, reply) =>
      send(reply, 200, 'No more digests?', [
        'You will not be written to any more about what you have missed. You can have that back in your preferences.',
        `<form method="post" action="/unsubscribe?token=${escapeHtml(encodeURIComponent(token))}"><button>No more of these mails</button></form>`,
      ]),
    );
    scope.post<Asked>('/unsubscribe', query, async ({ query: { token = '' } }, reply) =>
      (await unsubscribeFromDigests(token))
        ? send(reply, 200, 'Done', ['No more of these mails will come.'])
        : send(reply, 404, 'This link does not work', [
            'It was cut off, perhaps, or the account is no more. Your preferences decide about these mails, too.',
          ]),
    );
  });
}

function send(reply: FastifyReply, status: number, title: string, [text, form = '']: string[]): FastifyReply {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>Leela · ${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/account/account.css">`;
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="en"><head>${head}</head><body><main><p class="brand">Leela</p><h1>${title}</h1><p>${text}</p>${form}</main></body></html>`,
    );
}
