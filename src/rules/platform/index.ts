import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { Role } from '../../models/identity/index.js';
import type { WebhookEndpoint } from '../../models/platform/index.js';

/**
 * Whether the viewer manages an endpoint: admins those of the platform; users those that they made for a group which
 * they still own.
 */
export function canManageEndpoint({ viewer, loaders }: Context, endpoint: WebhookEndpoint): Soon<boolean> {
  if (!viewer) return false;
  if (endpoint.group === null) return viewer.role === Role.ADMIN;
  if (!viewer.id.equals(endpoint.owner)) return false;
  return after(loaders.group.get(endpoint.group), (group) => group !== null && viewer.id.equals(group.owner));
}
