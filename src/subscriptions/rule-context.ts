import type { Viewer } from '../auth/viewer.js';
import { Loaders, type Context } from '../loaders/context.js';

/** What rules ask with outside of a request: who, and loaders that have loaded nothing yet. */
export function ruleContext(viewer: Viewer | null): Context {
  return { viewer, loaders: new Loaders({ viewer }) } as Context;
}
