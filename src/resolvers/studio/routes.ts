import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RouteTools } from '../../domain.js';
import {
  canvasArchive,
  openCanvasFile,
  previewOrigin,
  webOrigins,
  readLink,
  receiveGenerationWebhook,
} from '../../services/studio/index.js';

type Parts = FastifyRequest<{ Params: { token: string; '*': string } }>;

/** The archive and the preview of canvas projects, and the webhooks of asynchronous generators. */
export function studioRoutes(app: FastifyInstance, { config }: RouteTools): void {
  app.get('/canvas/:token/archive.zip', sendArchive);
  app.get('/preview/:token/*', (request: Parts, reply) =>
    sendPreview(request, reply, [...webOrigins(), ...config.corsOrigins]),
  );
  // The host of previews serves previews only: what runs there must find nothing of ours on its own origin.
  app.addHook('onRequest', (request, reply, done) => {
    const isPreview = request.url.startsWith('/preview/');
    if (isPreview !== isPreviewHost(request.headers.host)) return reply.callNotFound();
    done();
  });
  void app.register(async (scope) => {
    // The signature covers the bytes as they came.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 64 * 1_024 }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.post(
      '/webhooks/generations/:provider',
      async (request: FastifyRequest<{ Params: { provider: string } }>, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const status = await receiveGenerationWebhook(request.params.provider, request.headers, body);
        return reply.code(status).send({ ok: status === 200 });
      },
    );
  });
}

function isPreviewHost(host: string | undefined): boolean {
  const origin = previewOrigin();
  return origin !== null && host === new URL(origin).host;
}

async function sendArchive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const project = await readLink('archive', (request.params as { token: string }).token);
  if (!project) return reply.callNotFound() as never;
  const name =
    project.name
      .replace(/[^\w-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'canvas';
  return reply
    .type('application/zip')
    .header('content-disposition', `attachment; filename="${name}.zip"`)
    .header('cache-control', 'private, no-store')
    .send(Readable.from(canvasArchive(project._id)));
}

/**
 * What generated pages may do: run their own scripts and styles, in a sandbox without an origin. They reach no network,
 * no storage, no form and no window of ours, whatever they hold.
 */
function policy(origin: string, frames: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${origin} 'unsafe-inline'`,
    `style-src ${origin} 'unsafe-inline'`,
    `img-src ${origin} data: blob:`,
    `font-src ${origin} data:`,
    `media-src ${origin} data: blob:`,
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "worker-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    `frame-ancestors ${frames.length > 0 ? frames.join(' ') : "'none'"}`,
    'sandbox allow-scripts',
  ].join('; ');
}

async function sendPreview(
  request: Parts,
  reply: FastifyReply,
  frames: readonly string[],
): Promise<FastifyReply> {
  const origin = previewOrigin();
  const { token, '*': path } = request.params;
  const project = origin ? await readLink('preview', token) : null;
  const file = project && (await openCanvasFile(project._id, path === '' ? 'index.html' : path));
  if (!origin || !file) return reply.callNotFound() as never;
  reply.removeHeader('x-frame-options');
  return (
    reply
      .type(file.contentType)
      .header('content-security-policy', policy(origin, frames))
      // The sandbox has no origin, so for its own scripts it is another site.
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('access-control-allow-origin', '*')
      .header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
      .header('cache-control', 'private, no-store')
      .send(file.body)
  );
}
