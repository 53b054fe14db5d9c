import type { Highlight, Story } from '../../models/social/index.js';
import type { Context } from '../../loaders/context.js';
import { loadAuthor } from './audience.js';
import { canSeeContentOf } from './can-see-content-of.js';
import { canSeeStory } from './can-see-story.js';

/**
 * Whether the viewer may see this highlight: its owner's content and at least one of its stories are visible. Owners
 * always may.
 */
export async function canSeeHighlight(ctx: Context, highlight: Highlight): Promise<boolean> {
  if (ctx.viewer?.id.equals(highlight.owner)) return true;
  const owner = await loadAuthor(ctx, highlight.owner);
  if (!owner || !(await canSeeContentOf(ctx, owner))) return false;
  return (await visibleStories(ctx, highlight)).length > 0;
}

/** The stories of a highlight that the viewer may see, in order. */
export async function visibleStories(ctx: Context, { stories }: Highlight): Promise<Story[]> {
  const found = await Promise.all(
    stories.map(async (id) => {
      const story = await ctx.loaders.story.load(id);
      return story && (await canSeeStory(ctx, story)) ? story : null;
    }),
  );
  return found.filter((story) => story !== null);
}
