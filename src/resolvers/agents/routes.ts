import type { FastifyInstance } from 'fastify';
import { AgentModel, type Agent } from '../../models/agents/index.js';
import { drawAvatar } from '../../services/agents/index.js';

/** `/agents/:slug/avatar.svg`: the generated avatar of an agent without an image. */
export function agentRoutes(app: FastifyInstance): void {
  app.get<{ Params: { slug: string } }>('/agents/:slug/avatar.svg', async (request, reply) => {
    const { slug } = request.params;
    const agent = await AgentModel.findOne({ slug }, { slug: 1, name: 1, color: 1 }).lean<Agent>();
    if (!agent) return reply.callNotFound();
    return (
      reply
        .type('image/svg+xml; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        // Clients may be pages of other origins.
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
        .send(drawAvatar(agent))
    );
  });
}
