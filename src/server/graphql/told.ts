import type { RequestCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';

/** How much of an operation's cost a request may see. */
export type SeesCost = (context: Context) => 'all' | 'complexity' | null;

/** The `extensions` of an answer, for requests that asked for them. Null if there is nothing to tell. */
export type Tell = (context: Context, ms: number) => Record<string, unknown> | null;

/** Tells the cost if `seesCost` allows it, and the deprecated elements that an operation used if it asked for them. */
export function createTell(seesCost: SeesCost, limit: number): Tell {
  return (context, ms) => {
    const { cost, request } = context;
    const sees = seesCost(context);
    const deprecations = request.wantsDeprecations ? (cost.deprecated ?? []) : null;
    if (!sees && !deprecations) return null;
    return {
      ...(sees && {
        cost: sees === 'all' ? shown(cost, ms, limit) : { complexity: cost.complexity, limit },
      }),
      ...(deprecations && { deprecations }),
    };
  };
}

/** A cost in the form for clients. */
function shown(cost: RequestCost, total: number, limit: number): Record<string, unknown> {
  const ms = Object.fromEntries(
    Object.entries({ ...cost.ms, total }).map(([phase, value]) => [phase, round(value)]),
  );
  const { complexity, reads, commands, loaderBatches, loaderKeys } = cost;
  return { complexity, limit, mongoCommands: commands ?? reads, loaderBatches, loaderKeys, ms };
}

const round = (value: number): number => Math.round(value * 100) / 100;
