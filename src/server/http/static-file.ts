import { extname } from 'node:path';
import send, { type SendOptions, type SendResult } from '@fastify/send';
import type { FastifyRequest } from 'fastify';

/** The encodings in which the build keeps large files, best first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * Finds a file of a built folder: as the build compressed it, where the client takes that, and as it is otherwise.
 * @param path the path below `options.root`, encoded as in an address
 */
export async function findStatic(
  request: FastifyRequest,
  path: string,
  options: SendOptions,
): Promise<SendResult> {
  const accepted = request.headers['accept-encoding'];
  const file = fileOf(path);
  for (const [encoding, ending] of ENCODINGS) {
    if (!accepts(accepted, encoding)) continue;
    const found = await send(request.raw, `${file}${ending}`, { ...options, extensions: false });
    if (found.type !== 'file') continue;
    const type = send.mime.getType(extname(file)) ?? 'application/octet-stream';
    const charset = send.isUtf8MimeType(type) ? '; charset=utf-8' : '';
    const headers = { 'content-type': type + charset, 'content-encoding': encoding, vary: 'Accept-Encoding' };
    return { ...found, headers: { ...found.headers, ...headers } };
  }
  const found = await send(request.raw, path, options);
  return found.type === 'file' ? { ...found, headers: { ...found.headers, vary: 'Accept-Encoding' } } : found;
}

/** The file that a path without an ending stands for. */
function fileOf(path: string): string {
  if (path.endsWith('/')) return `${path}index.html`;
  return extname(path) ? path : `${path}.html`;
}

/** Whether a header names an encoding without refusing it by `q=0`. */
function accepts(header: string | undefined, encoding: string): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((word) => word.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
