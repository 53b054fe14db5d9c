import { readFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import { ConfigError } from '../../../config.js';

/** Apollo's format of persisted queries, which client build tools write. */
const Manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.enum(['query', 'mutation', 'subscription']),
      body: z.string(),
    }),
  ),
});

/** A document of the operator's own clients. */
export interface TrustedDocument {
  /** The SHA-256 of the body in lower-case hexadecimal digits. */
  id: string;
  name: string;
  body: string;
}

/**
 * Reads manifests. An operation whose id is not the hash of its body is logged and left out.
 * @throws ConfigError if a file cannot be read or is no manifest
 */
export function readManifests(
  files: readonly string[],
  logger: Logger,
): ReadonlyMap<string, TrustedDocument> {
  const documents = new Map<string, TrustedDocument>();
  for (const file of files) {
    for (const { id, name, body } of readManifest(file)) {
      if (id === hash('sha256', body)) documents.set(id, { id, name, body });
      else
        logger.error(
          { file, name, id },
          'a trusted document was left out: its id is not the SHA-256 of its body',
        );
    }
  }
  return documents;
}

function readManifest(file: string): readonly TrustedDocument[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError([`TRUSTED_DOCUMENTS: ${file} cannot be read: ${(error as Error).message}`]);
  }
  const manifest = Manifest.safeParse(content);
  if (manifest.success) return manifest.data.operations;
  const { path, message } = manifest.error.issues[0]!;
  const place = path.length > 0 ? ` at ${path.join('.')}` : '';
  throw new ConfigError([
    `TRUSTED_DOCUMENTS: ${file} is not a manifest of the format apollo-persisted-query-manifest, version 1${place}: ${message}`,
  ]);
}
