import type { FastifyInstance } from 'fastify';

/** Checks the gateway's dependencies, by name. */
export type Readiness = () => Promise<Record<string, boolean>>;

const PATIENCE_MS = 2_000;

/** `/healthz`: the process answers. `/readyz`: it can serve requests (503 if it cannot, and while it drains). */
export function healthRoutes(app: FastifyInstance, ready: Readiness, isDraining: () => boolean): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (request, reply) => {
    if (isDraining()) return reply.code(503).send({ status: 'draining' });
    const checks = await within(PATIENCE_MS, ready()).catch((err: unknown) => {
      request.log.warn({ err }, 'readiness check failed');
      return null;
    });
    const ok = checks !== null && Object.values(checks).every(Boolean);
    return reply.code(ok ? 200 : 503).send({ status: ok ? 'ready' : 'unavailable', checks: checks ?? {} });
  });
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${ms} ms.`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
