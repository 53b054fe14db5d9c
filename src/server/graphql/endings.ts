import type { GraphQLFormattedError } from 'graphql';
import type { Viewer } from '../../auth/viewer.js';
import type { RequestCost } from '../../lib/request-cost.js';

/** How an operation ended. */
export interface Ending {
  /** Unset for requests that are no operation. */
  kind?: string | undefined;
  name?: string | null | undefined;
  viewer: Viewer | null;
  error?: GraphQLFormattedError | undefined;
}

/** Operations that have ended, for what writes them down once their answer is there: found by their cost, as `outcomes` are. */
export const endings = new WeakMap<RequestCost, Ending>();
