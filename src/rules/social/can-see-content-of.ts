import type { User } from '../../models/identity/index.js';
import { PostVisibility } from '../../models/social/index.js';
import type { Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { audienceOf, isInAudience } from './audience.js';

/**
 * Whether the viewer may see the posts, followers and following of this user: everyone for a public profile, accepted
 * followers for a private one, friends for one for friends. Never with a block between them.
 */
export function canSeeContentOf(ctx: Context, user: User): Soon<boolean> {
  return isInAudience(ctx, user, audienceOf(PostVisibility.PUBLIC, user));
}
