import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestCost } from '../../lib/request-cost.js';
import { OperationKind } from '../../models/analytics/index.js';
import { ErrorCode } from '../../schema/errors.js';
import { apiUsage } from '../../services/analytics/index.js';
import { endings } from './endings.js';

const KINDS = new Set<string>(Object.values(OperationKind));

/** What a client says of itself in headers. */
export interface ClientNames {
  name?: string;
  version?: string;
}

/** The headers by which clients of Apollo name themselves. */
export function clientNames(headers: IncomingHttpHeaders): ClientNames {
  const [name, version] = [headers['apollographql-client-name'], headers['apollographql-client-version']];
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof version === 'string' ? { version } : {}),
  };
}

/** One operation that has been answered. */
export interface Answered {
  cost: RequestCost;
  started: number;
  client: ClientNames & { userAgent: string };
  requestBytes: number;
  responseBytes: number;
}

/** Writes an operation down, where it belongs to the sample that is kept: see `ApiUsage`. */
export function noteUsage({ cost, started, ...rest }: Answered): void {
  const { kind, name, viewer = null, error } = endings.get(cost) ?? {};
  apiUsage.note({
    ...rest,
    kind: kind !== undefined && KINDS.has(kind) ? (kind as OperationKind) : null,
    name,
    viewer,
    error: error ? shownOf(error) : null,
    durationMs: performance.now() - started,
    mongoCommands: cost.commands ?? cost.reads,
  });
}

/** An error without a code is a fault of ours, whose message may say anything. */
function shownOf({ extensions, message }: GraphQLFormattedError): { code: string; message: string } {
  const code = extensions?.['code'];
  return typeof code === 'string' ? { code, message } : { code: ErrorCode.INTERNAL, message: '' };
}

/** The client of a request over HTTP, as it names itself. */
export function clientOfRequest({ headers }: FastifyRequest): Answered['client'] {
  return { ...clientNames(headers), userAgent: headers['user-agent'] ?? '' };
}

/** The same of a request over HTTP. */
export function noteRequest(request: FastifyRequest, cost: RequestCost, started: number, body: string): void {
  if (!apiUsage.wanted) return;
  const { headers, raw } = request;
  noteUsage({
    cost,
    started,
    client: clientOfRequest(request),
    requestBytes: Number(headers['content-length'] ?? raw.url?.length ?? 0) || 0,
    responseBytes: Buffer.byteLength(body),
  });
}
