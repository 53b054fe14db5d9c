import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Smaller answers are sent as they are: their headers are as long as what would be saved. */
export const COMPRESSED_FROM = 1_024;

/** Larger answers are compressed by a thread beside the event loop, smaller ones at once. */
const AT_ONCE_UP_TO = 64 * 1_024;

/**
 * Compresses JSON of the routes that are declared afterwards in the same scope, by brotli or gzip as the client accepts
 * it. The levels are cheap ones: the plugin's own cost half as much again and save a twentieth of the bytes.
 * Answers hold secrets such as tokens, and lengths of compressed answers tell something about them (BREACH). But other
 * pages cannot send requests for a user: tokens are in a header, not in a cookie.
 */
export async function compressJson(scope: FastifyInstance): Promise<void> {
  await scope.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    threshold: COMPRESSED_FROM,
    syncThreshold: AT_ONCE_UP_TO,
    customTypes: /^application\/([\w.-]+\+)?json\b/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } },
    zlibOptions: { level: 1 },
  });
}
