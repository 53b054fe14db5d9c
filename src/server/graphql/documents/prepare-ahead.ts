import { setImmediate as nextTurn } from 'node:timers/promises';
import { parse, type DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import { MAX_TOKENS } from '../../limits/document-limits.js';
import type { BoundedCache } from '../bounded-cache.js';
import type { Executor } from '../executor.js';
import type { PreparedDocuments } from '../prepared.js';
import type { TrustedDocument } from './manifest.js';

/** The parts of the engine that prepare documents. */
export interface AheadDeps {
  trusted: ReadonlyMap<string, TrustedDocument>;
  /** The documents that are parsed, by the SHA-256 of their text. */
  parsed: BoundedCache<DocumentNode>;
  documents: PreparedDocuments;
  executor: Executor;
  logger: Logger;
  /** Ends the work early. */
  signal: AbortSignal;
}

/**
 * Parses, validates, and compiles the trusted documents as their first requests would, and pins them. It gives way to
 * requests between any two steps. An invalid document is logged. Never rejects.
 */
export async function prepareAhead(deps: AheadDeps): Promise<void> {
  const { trusted, logger, signal } = deps;
  if (trusted.size === 0) return;
  const started = performance.now();
  let invalid = 0;
  for (const document of trusted.values()) {
    for (const step = steps(document, deps); ;) {
      await nextTurn();
      if (signal.aborted) return;
      try {
        if (step.next().done) break;
      } catch (error) {
        invalid += 1;
        const { id, name } = document;
        logger.error({ id, name, problem: (error as Error).message }, 'a trusted document is invalid');
        break;
      }
    }
  }
  const ms = Math.round(performance.now() - started);
  logger.info({ documents: trusted.size, invalid, ms }, 'the trusted documents are prepared');
}

function* steps({ id, body }: TrustedDocument, deps: AheadDeps): Generator<void, void, void> {
  const { parsed, documents, executor } = deps;
  const document = parsed.now(id) ?? parse(body, { maxTokens: MAX_TOKENS });
  yield;
  const prepared = documents.prepare(document);
  if (prepared.errors) throw new Error(prepared.errors.map(({ message }) => message).join(' '));
  parsed.pin(id, document);
  for (const operation of prepared.operations.values()) {
    yield;
    yield* executor.ahead(document, operation);
  }
}
