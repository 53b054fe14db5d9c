import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../../loaders/context.js';
import type { Metrics } from '../metrics/metrics.js';
import { ErrorCode } from '../../schema/errors.js';
import { endings } from './endings.js';
import { belongsTo } from './format-error.js';
import type { Tell } from './told.js';

/** Reports every operation to the metrics, and adds the `extensions` that its request asked for. */
export function observePlugin(metrics: Metrics, tell: Tell): ApolloServerPlugin<Context> {
  return {
    contextCreationDidFail: async ({ error }) => {
      const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
      metrics.refused(String(code ?? ErrorCode.INTERNAL));
    },
    requestDidStart: async () => {
      const started = performance.now();
      return {
        // Runs before the errors are formatted.
        didEncounterErrors: async ({ errors, contextValue }) => {
          for (const error of errors) belongsTo(error, contextValue.request.id);
        },
        willSendResponse: async ({ response, operation, operationName, contextValue }) => {
          const { body } = response;
          if (body.kind !== 'single') return;
          const ms = performance.now() - started;
          const { cost } = contextValue;
          metrics.operation({
            name: operationName,
            kind: operation?.operation,
            ms,
            codes: (body.singleResult.errors ?? []).map((error) => String(error.extensions?.['code'])),
            reads: cost.reads,
          });
          endings.set(cost, {
            ...{ kind: operation?.operation, name: operationName, viewer: contextValue.viewer },
            error: body.singleResult.errors?.[0],
          });
          const retryAfter = retryAfterOf(body.singleResult.errors ?? []);
          if (retryAfter !== null) response.http.headers.set('retry-after', String(retryAfter));
          const told = tell(contextValue, ms);
          if (told) body.singleResult.extensions = { ...body.singleResult.extensions, ...told };
        },
      };
    },
  };
}

/** Seconds to wait if a part of an answer exceeded a rate limit. */
function retryAfterOf(errors: readonly GraphQLFormattedError[]): number | null {
  const waits = errors
    .filter(({ extensions }) => extensions?.['code'] === 'RATE_LIMITED')
    .map(({ extensions }) => extensions?.['retryAfter'])
    .filter((wait) => typeof wait === 'number');
  return waits.length > 0 ? Math.max(...waits) : null;
}
