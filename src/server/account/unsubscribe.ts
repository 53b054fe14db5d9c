import type { FastifyInstance, FastifyReply } from 'fastify';
import { escapeHtml } from '../../lib/html.js';
import { unsubscribeFromDigests } from '../../services/social/index.js';

const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** The body of a link or of a mail program's request is short. */
const MOST_BYTES = 4_096;

const query = {
  schema: { querystring: { type: 'object', properties: { token: { type: 'string', maxLength: 100 } } } },
};
type Asked = { Querystring: { token?: string } };

/**
 * `/unsubscribe`, the address of unsubscribe links. A GET only shows a form, because mail programs and scanners open
 * links; a POST unsubscribes: the form's, or the one-click request of RFC 8058, which mail programs send without the
 * page.
 */
export async function unsubscribeRoutes(app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    // The body of a form is ignored; the token is in the address.
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
