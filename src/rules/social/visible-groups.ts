import type { Types } from 'mongoose';
import type { PostVisibility } from '../../models/social/index.js';
import type { Context } from '../../loaders/context.js';
import { audienceOf, isInAudience, loadAuthor } from './audience.js';

/** Number of posts by author and visibility: all that the rule of posts needs, so that counts follow it exactly. */
interface Group {
  author: Types.ObjectId;
  visibility: PostVisibility;
}

/** The groups of listed posts that the viewer may see, by the same rule as the posts themselves. */
export async function visibleGroups<T extends Group>(ctx: Context, groups: readonly T[]): Promise<T[]> {
  const allowed = await Promise.all(
    groups.map(async ({ author: id, visibility }) => {
      const author = await loadAuthor(ctx, id);
      return author !== null && isInAudience(ctx, author, audienceOf(visibility, author));
    }),
  );
  return groups.filter((_, index) => allowed[index]);
}
