import { requireViewer, type Viewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';

/** A context with a signed-in viewer, who acts and for which the rules are checked. */
export type Actor = Context & { viewer: Viewer };

/**
 * The context with its viewer.
 * @throws UNAUTHENTICATED for a visitor
 */
export function actorOf(ctx: Context): Actor {
  requireViewer(ctx);
  return ctx as Actor;
}
