import type { Types } from 'mongoose';
import { Loaders, type Context } from './context.js';

/** A context for rules outside a request: a viewer and empty loaders. It contains nothing else, and gives no role. */
export function ruleContext(viewer: { id: Types.ObjectId } | null): Context {
  const loaders = new Loaders({ viewer });
  return { viewer, loaders, cost: loaders.scope.cost } as unknown as Context;
}
