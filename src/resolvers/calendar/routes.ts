import type { FastifyInstance, FastifyReply } from 'fastify';
import { openCertificate, openEventFile, openFeed } from '../../services/calendar/index.js';

type Query = Record<string, unknown>;
interface Asked {
  Params: { file: string };
  Querystring: Query;
}

const CALENDAR = 'text/calendar; charset=utf-8';

/** `/events/:id.ics`, `/calendars/:user.ics` and `/certificates/:id.pdf`. */
export function calendarRoutes(app: FastifyInstance): void {
  const nameIn = (file: string, end: string): string =>
    file.endsWith(end) ? file.slice(0, -end.length) : '';
  const calendar = (reply: FastifyReply, name: string, text: string | null) =>
    text === null
      ? reply.callNotFound()
      : reply
          .type(CALENDAR)
          .header('content-disposition', `attachment; filename="${name}.ics"`)
          .header('cache-control', 'private, max-age=300')
          .send(text);

  // Other addresses below `/events` are pages of the web client.
  app.get<Asked>('/events/:file(^.+\\.ics$)', async ({ params, query }, reply) => {
    const id = nameIn(params.file, '.ics');
    return calendar(reply, id, await openEventFile(id, query));
  });
  app.get<Asked>('/calendars/:file', async ({ params, query }, reply) => {
    const user = nameIn(params.file, '.ics');
    return calendar(reply, 'leela', await openFeed(user, query['key']));
  });
  app.get<Asked>('/certificates/:file', async ({ params, query }, reply) => {
    const id = nameIn(params.file, '.pdf');
    const pdf = await openCertificate(id, query['key']);
    if (!pdf) return reply.callNotFound();
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${id}.pdf"`)
      .header('cache-control', 'private, no-store')
      .send(pdf);
  });
}
