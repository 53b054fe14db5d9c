import type { ApolloServerPlugin } from '@apollo/server';
import { currentCost, type RequestCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import type { Metrics } from '../metrics/metrics.js';

/** Who sees what an operation cost. */
export type SeesCost = (context: Context) => boolean;

/** Tells what every operation cost: to the metrics always, in `extensions.cost` to whom `seesCost` admits. */
export function observePlugin(metrics: Metrics, seesCost: SeesCost): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      const started = performance.now();
      return {
        willSendResponse: async ({ response, operation, operationName, contextValue }) => {
          const { body } = response;
          if (body.kind !== 'single') return;
          const ms = performance.now() - started;
          const cost = currentCost();
          metrics.operation({
            name: operationName,
            kind: operation?.operation,
            ms,
            codes: (body.singleResult.errors ?? []).map((error) => String(error.extensions?.['code'])),
            cost,
          });
          if (cost && seesCost(contextValue)) {
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
  const { complexity, mongoCommands, loaderBatches, loaderKeys } = cost;
  return { complexity, mongoCommands, loaderBatches, loaderKeys, ms };
}

const round = (value: number): number => Math.round(value * 100) / 100;
