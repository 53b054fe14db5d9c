import type { Types } from 'mongoose';
import { Loaders, type Context } from './context.js';

/**
 * What rules ask with outside of a request: for whom, and loaders that have loaded nothing yet. There is nothing else in
 * it but what its loaders cost, and no role beyond that of everybody.
 */
export function ruleContext(viewer: { id: Types.ObjectId } | null): Context {
  const loaders = new Loaders({ viewer });
  return { viewer, loaders, cost: loaders.scope.cost } as unknown as Context;
}
