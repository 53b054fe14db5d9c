import { requireViewer, type Viewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';

/** A context in which somebody is signed in: who acts, and through whose eyes rules look. */
export type Actor = Context & { viewer: Viewer };

/**
 * The context as that of somebody who may act.
 * @throws UNAUTHENTICATED for a visitor
 */
export function actorOf(ctx: Context): Actor {
  requireViewer(ctx);
  return ctx as Actor;
}
