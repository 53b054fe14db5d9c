import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isRecord } from '../../lib/is-record.js';
import { notePhase } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import type { Metrics } from '../metrics/metrics.js';
import { checkOperation } from './check-operation.js';
import { endings } from './endings.js';
import type { Executor } from './executor.js';
import type { Tell } from './told.js';
import { outcomes, type Outcome } from './outcome.js';
import type { PreparedDocuments } from './prepared.js';

/** A request that the short path can answer. */
export interface DirectRequest {
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Record<string, unknown> | undefined;
  /** The media type that Apollo chose for the same `accept`. */
  contentType: string;
}

/** A complete answer. */
export interface DirectAnswer {
  contentType: string;
  body: string;
}

/** The number of `accept` headers that are remembered; clients use two or three. */
const ACCEPTS = 100;

/**
 * The short path for frequent operations. Apollo's pipeline has a dozen hooks and promises per operation even without
 * plugins, which costs as much as a small operation. So an operation that Apollo has served before (this document,
 * this `accept`) is checked and run by the same code without the pipeline. Everything new, unusual or failing goes
 * through Apollo, which also formats every error.
 */
export class DirectWay {
  private readonly accepts = new LRUCache<string, string>({ max: ACCEPTS });

  constructor(
    private readonly deps: {
      /** A document that Apollo has parsed, by the SHA-256 of its text. */
      known: (sha256: string) => DocumentNode | undefined;
      documents: PreparedDocuments;
      executor: Executor;
      metrics: Metrics;
      maxCost: number;
      tell: Tell;
    },
  ) {}

  /**
   * The parts of a request that the short path needs. Null if it cannot handle the request.
   * @param sha256 the hash of the request's `query`, if it is known
   */
  read({ method, headers, body }: FastifyRequest, sha256?: string): DirectRequest | null {
    if (method !== 'POST' || !headers['content-type']?.startsWith('application/json')) return null;
    const contentType = this.accepts.get(headers.accept ?? '');
    if (!contentType || !isRecord(body)) return null;
    const { query, operationName, variables, extensions } = body;
    if (typeof query !== 'string' || query === '') return null;
    if (operationName != null && typeof operationName !== 'string') return null;
    if (variables != null && !isRecord(variables)) return null;
    if (extensions != null && !isRecord(extensions)) return null;
    const document = this.deps.known(sha256 ?? hash('sha256', query));
    if (!document) return null;
    return { document, operationName, variables: variables ?? undefined, contentType };
  }

  /** Remembers Apollo's media type for an `accept` header. */
  learn(accept: string | undefined, contentType: string): void {
    if ((accept ?? '').length <= 200) this.accepts.set(accept ?? '', contentType);
  }

  /** Runs an operation. Null if Apollo must answer; it then reuses the result so far (`outcomes`). */
  async answer(request: DirectRequest, context: Context): Promise<DirectAnswer | null> {
    const { metrics, tell } = this.deps;
    const started = performance.now();
    const done = await this.run(request, context).catch(() => null);
    if (!done || done.result.errors || !done.result.data) return null;
    const ms = performance.now() - started;
    const { operation: kind, name } = done.operation.node;
    metrics.operation({ name: name?.value, kind, ms, codes: [], reads: context.cost.reads });
    endings.set(context.cost, { kind, name: name?.value, viewer: context.viewer });
    const body: ExecutionResult = { data: done.result.data };
    const told = tell(context, ms);
    if (told) body.extensions = told;
    // With a final line feed, like Apollo's answers.
    return { contentType: request.contentType, body: `${JSON.stringify(body)}\n` };
  }

  /** Checks and runs the operation. A failure here also fails in Apollo, which awaits the same promises. */
  private async run({ document, operationName, variables }: DirectRequest, context: Context) {
    const { documents, maxCost, executor } = this.deps;
    const started = performance.now();
    const outcome: Outcome = {
      checked: checkOperation(documents, maxCost, { document, operationName, variables, context }),
    };
    outcomes.set(context.cost, outcome);
    const { operation } = await outcome.checked;
    if (!operation || operation.node.operation === 'subscription') return null;
    const checked = performance.now();
    notePhase(context.cost, 'check', started, checked);
    outcome.result = executor.run({ document, operation, variables, context });
    const result = await outcome.result;
    notePhase(context.cost, 'execute', checked);
    return { operation, result };
  }
}
