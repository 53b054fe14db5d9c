import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { newRequestCost, type RequestCost } from '../../lib/request-cost.js';
import { apiUsage } from '../../services/analytics/index.js';
import { endings } from '../graphql/endings.js';
import { noteUsage } from '../graphql/note-usage.js';
import type { OpenSocket } from './open-socket.js';

/** An operation over a socket that has been answered. */
interface SocketAnswer {
  socket: OpenSocket;
  cost: RequestCost;
  started: number;
  requestBytes: number;
}

/** Writes down a query or a mutation, whose ending Apollo's plugin has told. */
export function noteExecuted(answer: SocketAnswer, result: unknown): void {
  if (apiUsage.wanted) note(answer, Buffer.byteLength(JSON.stringify(result)));
}

/** Writes down a subscription that has begun, or an operation that was refused before it began. */
export function noteBegun(
  { cost = newRequestCost(''), ...answer }: Omit<SocketAnswer, 'cost'> & { cost?: RequestCost },
  { kind, name, errors }: { kind?: string; name?: string | null | undefined; errors?: Errors },
): void {
  endings.set(cost, { kind, name, viewer: answer.socket.viewer, error: errors?.[0] });
  if (apiUsage.wanted) note({ ...answer, cost }, 0);
}

type Errors = readonly (GraphQLError | GraphQLFormattedError)[] | undefined;

function note({ socket, ...answer }: SocketAnswer, responseBytes: number): void {
  const { ip: _, ...client } = socket.client;
  noteUsage({ ...answer, client, responseBytes });
}
