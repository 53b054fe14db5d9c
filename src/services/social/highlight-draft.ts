import type { Types } from 'mongoose';
import { isLonger, visibleText } from '../../lib/text.js';
import { MOST_STORIES } from '../../models/social/index.js';
import { UploadPurpose } from '../../models/system/upload.js';
import { canSeeStory } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { resolveMediaUrl, type MediaSource, type ResolvedMedia } from '../system/index.js';
import type { Actor } from './actor.js';

const MAX_TITLE = 50;

/** The stored form of a title. @throws BAD_USER_INPUT for `title` */
export function toTitle(text: string): string {
  const title = visibleText(text);
  if (title === '') throw refuse.badInput('A highlight needs a title.', 'title');
  if (isLonger(title, MAX_TITLE))
    throw refuse.badInput(`A title is longer than ${MAX_TITLE} characters.`, 'title');
  return title;
}

/** Checks the number of stories. @throws BAD_USER_INPUT for `storyIds` */
export function checkStoryCount(count: number): void {
  if (count === 0) throw refuse.badInput('A highlight needs a story.', 'storyIds');
  if (count > MOST_STORIES)
    throw refuse.badInput(`A highlight holds up to ${MOST_STORIES} stories.`, 'storyIds');
}

/** The stories of a new highlight: the viewer's own, each once, not deleted. @throws BAD_USER_INPUT or NOT_FOUND */
export async function ownStories(actor: Actor, ids: readonly Types.ObjectId[]): Promise<Types.ObjectId[]> {
  const unique = [...new Map(ids.map((id) => [id.toHexString(), id])).values()];
  checkStoryCount(unique.length);
  const found = await Promise.all(unique.map((id) => actor.loaders.story.load(id)));
  const seen = await Promise.all(found.map((story) => story !== null && canSeeStory(actor, story)));
  for (const [index, story] of found.entries()) {
    if (!story || !seen[index]) throw refuse.notFound('A story', 'storyIds');
    if (!story.author.equals(actor.viewer.id))
      throw refuse.forbidden('A highlight can only contain your own stories.', 'storyIds');
  }
  return unique;
}

/** The cover of a highlight: an upload for stories, or an address. @throws BAD_USER_INPUT or NOT_FOUND for `cover` */
export async function toCover(actor: Actor, cover: MediaSource): Promise<ResolvedMedia> {
  const found = await resolveMediaUrl(actor, cover, { purpose: UploadPurpose.STORY, field: 'cover' });
  if (!found) throw refuse.badInput('A cover needs an upload or a URL.', 'cover');
  if (found.contentType?.startsWith('video/')) throw refuse.badInput('A cover is an image.', 'cover');
  return found;
}
