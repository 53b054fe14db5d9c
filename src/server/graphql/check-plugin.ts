import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Context } from '../../loaders/context.js';
import { notePhase } from '../../lib/request-cost.js';
import { checkOperation } from './check-operation.js';
import { formatAll, type FormatError } from './format-error.js';
import { outcomes } from './outcome.js';
import type { PreparedDocuments } from './prepared.js';

/** Refuses operations that may not run, instead of Apollo's own validation, and subscriptions over HTTP. */
export function checkPlugin(
  documents: PreparedDocuments,
  maxCost: number,
  format: FormatError,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, request, contextValue }) => {
        const started = performance.now();
        const done = outcomes.get(contextValue.cost);
        const checked = await (done?.checked ??
          checkOperation(documents, maxCost, {
            document,
            operationName: request.operationName,
            variables: request.variables,
            context: contextValue,
          }));
        if (!done) notePhase(contextValue.cost, 'check', started);
        const errors = checked.errors ?? refuseSubscription(checked.operation.node.operation);
        if (!errors) return null;
        return {
          http: { status: statusOf(errors), headers: headersOf(errors) },
          body: {
            kind: 'single',
            singleResult: { errors: formatAll(errors, format, contextValue.request.id) },
          },
        };
      },
    }),
  };
}

function refuseSubscription(kind: string): readonly GraphQLError[] | null {
  if (kind !== 'subscription') return null;
  const message = 'Subscriptions run over the WebSocket at the same path (graphql-transport-ws).';
  return [new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })];
}

function statusOf([first]: readonly GraphQLError[]): number {
  const code = first?.extensions['code'];
  if (code === 'RATE_LIMITED') return 429;
  return code === 'FORBIDDEN' ? 403 : 400;
}

function headersOf([first]: readonly GraphQLError[]): HeaderMap {
  const retryAfter = first?.extensions['retryAfter'];
  const headers = new HeaderMap();
  if (typeof retryAfter === 'number') headers.set('retry-after', String(retryAfter));
  return headers;
}
