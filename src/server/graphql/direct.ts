import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { notePhase } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import type { Metrics } from '../metrics/metrics.js';
import { checkOperation } from './check-operation.js';
import type { Executor } from './executor.js';
import { shown, type SeesCost } from './observe-plugin.js';
import { outcomes, type Outcome } from './outcome.js';
import type { PreparedDocuments } from './prepared.js';

/** A request that the short way can answer. */
export interface DirectRequest {
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Record<string, unknown> | undefined;
  /** The media type that Apollo has chosen for the same `accept`. */
  contentType: string;
}

/** A whole answer. */
export interface DirectAnswer {
  contentType: string;
  body: string;
}

/** Different `accept` headers that are remembered; clients have two or three. */
const ACCEPTS = 100;

/**
 * The short way of hot operations. Apollo's pipeline has a dozen hooks and promises for an operation even where nothing
 * hangs on them, which costs as much as running a small one. So what Apollo has served before (this document, this
 * `accept`) is checked and run by the same code, without the pipeline around it; whatever is new, unusual or goes wrong
 * takes Apollo's way, which also words every error.
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
      seesCost: SeesCost;
    },
  ) {}

  /** What the short way needs to know of a request; null where it is not for it. */
  read({ method, headers, body }: FastifyRequest): DirectRequest | null {
    if (method !== 'POST' || !headers['content-type']?.startsWith('application/json')) return null;
    const contentType = this.accepts.get(headers.accept ?? '');
    if (!contentType || !isRecord(body)) return null;
    const { query, operationName, variables, extensions } = body;
    if (typeof query !== 'string' || query === '') return null;
    if (operationName != null && typeof operationName !== 'string') return null;
    if (variables != null && !isRecord(variables)) return null;
    if (extensions != null && (!isRecord(extensions) || extensions['persistedQuery'])) return null;
    const document = this.deps.known(hash('sha256', query));
    if (!document) return null;
    return { document, operationName, variables: variables ?? undefined, contentType };
  }

  /** Remembers what Apollo has answered to an `accept` header. */
  learn(accept: string | undefined, contentType: string): void {
    if ((accept ?? '').length <= 200) this.accepts.set(accept ?? '', contentType);
  }

  /** Runs an operation; null where the answer is for Apollo to make, which finds there what has become of it. */
  async answer(request: DirectRequest, context: Context): Promise<DirectAnswer | null> {
    const { metrics, seesCost } = this.deps;
    const started = performance.now();
    const done = await this.run(request, context).catch(() => null);
    if (!done || done.result.errors || !done.result.data) return null;
    const ms = performance.now() - started;
    const { operation: kind, name } = done.operation.node;
    metrics.operation({ name: name?.value, kind, ms, codes: [], reads: context.cost.reads });
    const body: ExecutionResult = { data: done.result.data };
    if (seesCost(context)) body.extensions = { cost: shown(context.cost, ms) };
    // Ended by a line feed, as Apollo does it.
    return { contentType: request.contentType, body: `${JSON.stringify(body)}\n` };
  }

  /** Checks and runs it. What fails here fails for Apollo in the same way: it awaits the same promises. */
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
