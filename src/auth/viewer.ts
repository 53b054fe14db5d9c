import type { Types } from 'mongoose';
import { refuse } from '../schema/errors.js';
import { Role } from '../models/identity/index.js';

/** Who asks: what a checked access token and its living session say. */
export interface Viewer {
  id: Types.ObjectId;
  sessionId: Types.ObjectId;
  role: Role;
  /** When the access token ends; sockets close then. */
  tokenExpiresAt: Date;
}

/**
 * The signed-in person, for what no visitor may do.
 * @throws UNAUTHENTICATED for a visitor
 */
export function requireViewer(ctx: { viewer: Viewer | null }): Viewer {
  if (!ctx.viewer) throw refuse.unauthenticated();
  return ctx.viewer;
}

/**
 * The signed-in admin, for what nobody else may do.
 * @throws UNAUTHENTICATED for a visitor, FORBIDDEN for everybody else
 */
export function requireAdmin(ctx: { viewer: Viewer | null }): Viewer {
  const viewer = requireViewer(ctx);
  if (viewer.role !== Role.ADMIN) throw refuse.forbidden('This is for admins.');
  return viewer;
}

/** Does the viewer moderate: is it a moderator's or an admin's request? */
export function isModerator({ viewer }: { viewer: Viewer | null }): boolean {
  return viewer?.role === Role.MODERATOR || viewer?.role === Role.ADMIN;
}

/**
 * The signed-in moderator or admin, for what nobody else may do.
 * @throws UNAUTHENTICATED for a visitor, FORBIDDEN for everybody else
 */
export function requireModerator(ctx: { viewer: Viewer | null }): Viewer {
  const viewer = requireViewer(ctx);
  if (!isModerator(ctx)) throw refuse.forbidden('This is for moderators.');
  return viewer;
}
