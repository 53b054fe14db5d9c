import type { User } from '../../models/identity/index.js';
import { Audience, PostVisibility, StoryVisibility, type Story } from '../../models/social/index.js';
import type { Context } from '../../loaders/context.js';
import { canSeeUser, isSelf } from '../identity/index.js';
import { audienceOf, isInAudience, loadAuthor } from './audience.js';

/**
 * Whether the viewer may see this story: while it is active, and later in a highlight; by its visibility, within its
 * author's privacy. Close friends are the author's choice and see it also with a private profile.
 */
export async function canSeeStory(ctx: Context, story: Story): Promise<boolean> {
  if (story.deletedAt || !(isLive(story) || story.highlights.length > 0)) return false;
  // What the rule needs next is loaded in the same round trip as the author.
  const followers = story.visibility === StoryVisibility.FOLLOWERS;
  const close = story.visibility === StoryVisibility.CLOSE_FRIENDS;
  const [author] = await Promise.all([
    loadAuthor(ctx, story.author, followers ? Audience.FOLLOWERS : Audience.PUBLIC),
    close && ctx.loaders.viewerIsCloseFriend.load(story.author),
  ]);
  return author !== null && isInStoryAudience(ctx, author, story.visibility);
}

/** Whether the story has not expired. */
export function isLive({ expiresAt }: Pick<Story, 'expiresAt'>): boolean {
  return expiresAt > new Date();
}

/** Whether the viewer is in the audience of this author's stories with a visibility. */
export async function isInStoryAudience(
  ctx: Context,
  author: User,
  visibility: StoryVisibility,
): Promise<boolean> {
  if (visibility === StoryVisibility.ALL)
    return isInAudience(ctx, author, audienceOf(PostVisibility.PUBLIC, author));
  if (visibility === StoryVisibility.FOLLOWERS)
    return isInAudience(ctx, author, audienceOf(PostVisibility.FOLLOWERS, author));
  const [seen, chosen] = await Promise.all([
    canSeeUser(ctx, author),
    isSelf(ctx, author) || ctx.loaders.viewerIsCloseFriend.load(author._id),
  ]);
  return seen && Boolean(chosen);
}

/** The visibilities of one author's stories that the viewer may see: the filter of lists and counts. */
export async function visibleStoryKinds(ctx: Context, author: User): Promise<StoryVisibility[]> {
  const asked = Object.values(StoryVisibility);
  const allowed = await Promise.all(asked.map((visibility) => isInStoryAudience(ctx, author, visibility)));
  return asked.filter((_, index) => allowed[index]);
}
