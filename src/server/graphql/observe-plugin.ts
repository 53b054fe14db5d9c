import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import type { Metrics } from '../metrics/metrics.js';
import { belongsTo } from './format-error.js';

/** Who sees what an operation cost. */
export type SeesCost = (context: Context) => boolean;

/** Tells what every operation cost: to the metrics always, in `extensions.cost` to whom `seesCost` admits. */
export function observePlugin(metrics: Metrics, seesCost: SeesCost): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      const started = performance.now();
      return {
        // Comes before they are formatted.
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
          if (seesCost(contextValue)) {
            body.singleResult.extensions = { ...body.singleResult.extensions, cost: shown(cost, ms) };
          }
        },
      };
    },
  };
}

/** A cost as clients see it. */
export function shown(cost: RequestCost, total: number): Record<string, unknown> {
  const ms = Object.fromEntries(
    Object.entries({ ...cost.ms, total }).map(([phase, value]) => [phase, round(value)]),
  );
  const { complexity, reads, commands, loaderBatches, loaderKeys } = cost;
  return { complexity, mongoCommands: commands ?? reads, loaderBatches, loaderKeys, ms };
}

const round = (value: number): number => Math.round(value * 100) / 100;
