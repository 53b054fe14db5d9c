import { hash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { RateLimits } from '../../../auth/limits.js';
import type { Viewer } from '../../../auth/viewer.js';
import { isRecord } from '../../../lib/is-record.js';
import { toGlobalId } from '../../../schema/ids.js';
import { countOperation } from '../../limits/count-operation.js';
import { boundedCache } from '../bounded-cache.js';
import type { TrustedDocument } from './manifest.js';

/** Automatically persisted queries that stay in memory: their number, and their characters. */
const MOST_PERSISTED = 10_000;
const PERSISTED_CHARACTERS = 8_000_000;

const SHA256_PREFIX = 'sha256:';

/** The parts of a request that name its document. Nothing about them is checked yet. */
export interface OperationSource {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
}

/** The text of a requested document. */
export interface OperationText {
  query: string;
  /** Its hash, if it was needed. */
  sha256?: string;
  trusted: boolean;
}

/** The settings of trusted documents. */
export interface TrustedOptions {
  documents: ReadonlyMap<string, TrustedDocument>;
  /** Whether only trusted documents run. */
  only: boolean;
  /** Ids of API keys that may run any document nevertheless. */
  exemptKeys: readonly string[];
}

/**
 * Finds the text of every requested document, over HTTP and WebSocket: a full text, an automatically persisted query
 * (`extensions.persistedQuery`) or a persisted document (`documentId`).
 */
export class OperationTexts {
  private readonly persisted = boundedCache<string>({
    max: MOST_PERSISTED,
    maxSize: PERSISTED_CHARACTERS,
    sizeCalculation: (query) => query.length + 1,
  });
  private readonly exempt: ReadonlySet<string>;

  constructor(private readonly options: TrustedOptions) {
    this.exempt = new Set(options.exemptKeys);
  }

  /**
   * The text of a request. Null if the request names no document.
   * @throws BAD_REQUEST, PERSISTED_QUERY_NOT_FOUND
   */
  resolve({ query, documentId, extensions }: OperationSource): OperationText | null {
    const text = typeof query === 'string' && query !== '' ? query : null;
    const apq = apqOf(extensions);
    const id = documentId == null ? (apq ?? null) : idOf(documentId);
    if (id === null) return text === null ? null : this.given(text);
    if (text === null) return this.known(id);
    const sha256 = hash('sha256', text);
    if (sha256 !== id) throw badRequest('The hash does not match the query; send the SHA-256 of the query.');
    const trusted = this.options.documents.has(sha256);
    if (apq !== null && !trusted && !this.options.only) void this.persisted.set(sha256, text);
    return { query: text, sha256, trusted };
  }

  /**
   * Refuses a document that is not trusted where only trusted ones run. The refusal counts as a read.
   * @throws DOCUMENT_NOT_TRUSTED, RATE_LIMITED
   */
  async admit(
    { trusted }: OperationText,
    sender: { viewer: Viewer | null; limits: RateLimits },
  ): Promise<void> {
    if (!this.options.only || trusted) return;
    const key = sender.viewer?.apiKey;
    if (key && this.exempt.has(toGlobalId('ApiKey', key.id))) return;
    await countOperation(sender, 'read', 1);
    throw new GraphQLError(
      'The document is not trusted; only documents in the manifests of this gateway are allowed.',
      { extensions: { code: 'DOCUMENT_NOT_TRUSTED' } },
    );
  }

  private given(query: string): OperationText {
    if (!this.options.only) return { query, trusted: false };
    const sha256 = hash('sha256', query);
    return { query, sha256, trusted: this.options.documents.has(sha256) };
  }

  private known(sha256: string): OperationText {
    const trusted = this.options.documents.get(sha256)?.body;
    const query = trusted ?? this.persisted.now(sha256);
    if (query !== undefined) return { query, sha256, trusted: trusted !== undefined };
    // Clients recognise this message and send the text.
    throw new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } });
  }
}

/** The hash in the extensions of an automatically persisted query. Null if there is none. */
function apqOf(extensions: unknown): string | null {
  if (!isRecord(extensions) || !extensions['persistedQuery']) return null;
  const { persistedQuery } = extensions;
  if (!isRecord(persistedQuery) || persistedQuery['version'] !== 1)
    throw badRequest('Unsupported persisted query version; the supported version is 1.');
  const { sha256Hash } = persistedQuery;
  if (typeof sha256Hash !== 'string') throw badRequest('sha256Hash must be a string.');
  return sha256Hash;
}

/** The hash in a document identifier: with the prefix `sha256:` of GraphQL over HTTP, or without. */
function idOf(documentId: unknown): string {
  if (typeof documentId !== 'string') throw badRequest('documentId must be a string.');
  return documentId.startsWith(SHA256_PREFIX) ? documentId.slice(SHA256_PREFIX.length) : documentId;
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
