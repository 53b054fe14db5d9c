import type { Types } from 'mongoose';
import { refuse } from '../schema/errors.js';
import { Role, StaffPermission } from '../models/identity/index.js';

/** The signed-in user of a request, from a verified access token and its active session. */
export interface Viewer {
  id: Types.ObjectId;
  sessionId: Types.ObjectId;
  role: Role;
  /** Permissions that admins granted in addition to the role. */
  permissions?: readonly StaffPermission[];
  /** When a ban and a mute end. A ban prevents participation, a mute prevents publishing. */
  bannedUntil?: Date | null;
  mutedUntil?: Date | null;
  /** When the access token expires; sockets close then. */
  tokenExpiresAt: Date;
  /** The API key that acts for the user. Absent if the user has signed in; otherwise `sessionId` is the key's id. */
  apiKey?: ViewerKey;
}

/** An API key and its permissions. */
export interface ViewerKey {
  id: Types.ObjectId;
  scopes: readonly string[];
  requestsPerMinute: number;
}

/** The signed-in user. @throws UNAUTHENTICATED for a visitor */
export function requireViewer(ctx: { viewer: Viewer | null }): Viewer {
  if (!ctx.viewer) throw refuse.unauthenticated();
  return ctx.viewer;
}

/**
 * The signed-in admin.
 * @throws UNAUTHENTICATED for a visitor, FORBIDDEN for other users
 */
export function requireAdmin(ctx: { viewer: Viewer | null }): Viewer {
  const viewer = requireViewer(ctx);
  if (viewer.role !== Role.ADMIN) throw refuse.forbidden('Only admins may do this.');
  return viewer;
}

/** Whether the viewer is a moderator or an admin. */
export function isModerator({ viewer }: { viewer: Viewer | null }): boolean {
  return viewer?.role === Role.MODERATOR || viewer?.role === Role.ADMIN;
}

/**
 * The signed-in moderator or admin.
 * @throws UNAUTHENTICATED for a visitor, FORBIDDEN for other users
 */
export function requireModerator(ctx: { viewer: Viewer | null }): Viewer {
  const viewer = requireViewer(ctx);
  if (!isModerator(ctx)) throw refuse.forbidden('Only moderators and admins may do this.');
  return viewer;
}

/** Whether the viewer works for the support team: a moderator or an admin with the permission `SUPPORT`. */
export function isSupport(ctx: { viewer: Viewer | null }): boolean {
  return isModerator(ctx) && hasPermission(ctx, StaffPermission.SUPPORT);
}

/** Whether the viewer has a permission. */
export function hasPermission({ viewer }: { viewer: Viewer | null }, permission: StaffPermission): boolean {
  return viewer?.permissions?.includes(permission) ?? false;
}

/**
 * The signed-in member of the support team.
 * @throws UNAUTHENTICATED for a visitor, FORBIDDEN for everybody else
 */
export function requireSupport(ctx: { viewer: Viewer | null }): Viewer {
  const viewer = requireViewer(ctx);
  if (!isSupport(ctx))
    throw refuse.forbidden(
      'This is for the support team: moderators and admins with the SUPPORT permission.',
    );
  return viewer;
}
