import type { FastifyInstance } from 'fastify';
import { openPrivateFile } from '../../services/system/index.js';

/** If it is opened as a page, it has no origin, and runs and loads nothing. */
const POLICY = "default-src 'none'; sandbox";

/** `/files/:id`: serves a private file to clients with its signed address, until it expires. */
export function fileRoutes(app: FastifyInstance): void {
  app.get<{ Params: { id: string }; Querystring: Record<string, unknown> }>(
    '/files/:id',
    async (request, reply) => {
      const file = await openPrivateFile(request.params.id, request.query);
      if (!file) return reply.callNotFound();
      const name = encodeURIComponent(file.fileName);
      return reply
        .type(file.contentType)
        .header('content-length', file.size)
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .header('content-security-policy', POLICY)
        .header('cache-control', 'private, no-store')
        .send(file.stream);
    },
  );
}
