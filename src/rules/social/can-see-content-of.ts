import type { User } from '../../models/identity/index.js';
import { PostVisibility } from '../../models/social/index.js';
import type { Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { audienceOf, isInAudience } from './audience.js';

/**
 * May the viewer see the posts, the followers and the following of this person? Of a public profile everybody may, of a
 * private one its accepted followers, of one for friends its friends; parted by a block, nobody.
 */
export function canSeeContentOf(ctx: Context, user: User): Soon<boolean> {
  return isInAudience(ctx, user, audienceOf(PostVisibility.PUBLIC, user));
}
