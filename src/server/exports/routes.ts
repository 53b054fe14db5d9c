import type { FastifyInstance } from 'fastify';
import { openExport } from '../../services/privacy/index.js';

/** `/exports/:id`: serves a data export to clients with its signed address, until it expires. */
export function exportRoutes(app: FastifyInstance): void {
  app.get<{ Params: { id: string }; Querystring: Record<string, unknown> }>(
    '/exports/:id',
    async (request, reply) => {
      const { id } = request.params;
      const from = { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' };
      const file = await openExport(id, request.query, from);
      if (!file) return reply.callNotFound();
      return reply
        .type('application/json; charset=utf-8')
        .header('content-length', file.size)
        .header('content-disposition', `attachment; filename="leela-${id}.json"`)
        .header('cache-control', 'private, no-store')
        .send(file.stream);
    },
  );
}
