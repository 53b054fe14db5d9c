import type { Readable } from 'node:stream';
import send from '@fastify/send';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import {
  FileTooLarge,
  readSignedQuery,
  typeOfKey,
  WrongFile,
  type DiskStorage,
} from '../../integrations/storage/index.js';
import { slowBodies } from '../http/slow-body.js';

/** More than any purpose allows; the signed address limits each file to its announced size. */
const LARGEST = 256 * 2 ** 20;
/** The longest time for receiving a file: the largest one over a slow line. */
const SEND_MS = 15 * 60 * 1_000;
/** If it is opened as a page, it has no origin, and runs and loads nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

type UploadRequest = FastifyRequest<{ Params: { key: string } }>;

/** `/uploads/:key` if no bucket is configured: receives files with signed addresses, and serves public ones. */
export function uploadRoutes(
  app: FastifyInstance,
  config: Pick<Config, 'requestTimeoutMs'>,
  disk: DiskStorage,
): void {
  slowBodies(app, config.requestTimeoutMs, SEND_MS);
  app.register(async (scope) => {
    // Bodies here are bytes and stay a stream, whatever their content type.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.put(
      '/uploads/:key',
      { bodyLimit: LARGEST, config: { bodyTimeoutMs: SEND_MS } },
      (request: UploadRequest, reply) => take(disk, request, reply),
    );
    // The preflight of uploads from pages of allowed origins, which send one additional header.
    scope.options('/uploads/:key', async (_request, reply) =>
      reply
        .code(204)
        .header('access-control-allow-methods', 'GET, PUT')
        .header('access-control-allow-headers', 'content-type')
        .header('access-control-max-age', '7200')
        .send(),
    );
    scope.get('/uploads/:key', (request: UploadRequest, reply) => serve(disk, request, reply));
  });
}

async function take(disk: DiskStorage, request: UploadRequest, reply: FastifyReply): Promise<FastifyReply> {
  const file = readSignedQuery(request.params.key, request.query as Record<string, unknown>);
  if (!file) return refuse(reply, 403, 'This address is not signed, was changed, or is over.');
  const { 'content-type': type, 'content-length': length } = request.headers;
  if (type !== file.contentType) return refuse(reply, 400, `Send it as ${file.contentType}.`);
  if (length !== undefined && Number(length) !== file.size)
    return refuse(reply, 400, `Send the ${file.size} bytes that were announced.`);
  try {
    await disk.accept(file, (request.body as Readable | undefined) ?? request.raw);
  } catch (error) {
    if (error instanceof FileTooLarge) return refuse(reply, 413, error.message);
    if (error instanceof WrongFile) return refuse(reply, 400, error.message);
    // The client has closed the connection.
    if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE' || request.raw.destroyed)
      return refuse(reply, 400, 'The file broke off.');
    throw error;
  }
  return reply.code(204).send();
}

/** The rest of a refused body is not read: the connection ends with the answer. */
function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  const code = status === 403 ? 'FORBIDDEN' : status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_REQUEST';
  return reply
    .code(status)
    .header('connection', 'close')
    .send({ errors: [{ message, extensions: { code, requestId: reply.request.id } }] });
}

function notThere(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}

async function serve(disk: DiskStorage, request: UploadRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { key } = request.params;
  const type = typeOfKey(key);
  if (!type) return notThere(reply);
  const found = await send(request.raw, `/${disk.publicPath(key)}`, {
    root: disk.publicFolder,
    // Keys identify the content, which never changes.
    maxAge: '365d',
    immutable: true,
    contentType: false,
    dotfiles: 'deny',
    index: false,
  });
  if (found.statusCode === 404 || found.type === 'directory') return notThere(reply);
  reply
    .code(found.statusCode)
    .headers(found.headers)
    .type(type)
    .header('content-security-policy', POLICY)
    // Media may be embedded in pages of any origin.
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('access-control-allow-origin', '*');
  if (type === 'application/pdf') reply.header('content-disposition', 'attachment');
  return reply.send(found.stream);
}
