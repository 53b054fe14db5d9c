import { whyNotPublicUrl } from '../../lib/public-url.js';
import { isLonger } from '../../lib/text.js';
import { MediaType, PostCategory, type AIDetails, type Media } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';

/** The upper limit of a short's duration, in seconds. */
const SHORT_SECONDS = 60;
const MAX_IMAGES = 10;
const MAX_CAPTION = 2_500;
const MAX_TITLE = 200;

/** The parts of a post that depend on its category. */
export interface PostContent {
  category: PostCategory;
  title?: string | null | undefined;
  caption?: string | null | undefined;
  media: readonly Media[];
}

/** The requirements of a category. */
interface Needs {
  media: MediaType | null;
  most: number;
  caption: boolean;
}

const NEEDS: Record<PostCategory, Needs> = {
  [PostCategory.SHORT]: { media: MediaType.VIDEO, most: 1, caption: false },
  [PostCategory.NORMAL_VIDEO]: { media: MediaType.VIDEO, most: 1, caption: false },
  [PostCategory.IMAGE_POST]: { media: MediaType.IMAGE, most: MAX_IMAGES, caption: false },
  [PostCategory.TEXT_POST]: { media: null, most: 0, caption: true },
  [PostCategory.IMAGE_TEXT_POST]: { media: MediaType.IMAGE, most: MAX_IMAGES, caption: true },
};

/**
 * Checks a post against the requirements of its category. A draft may be incomplete.
 * @throws BAD_USER_INPUT naming the part
 */
export function checkContent(
  { category, title, caption, media }: PostContent,
  { complete = true }: { complete?: boolean } = {},
): void {
  const needs = NEEDS[category];
  if (title && isLonger(title, MAX_TITLE))
    throw refuse.tooLong('The title is longer than 200 characters.', 'title', MAX_TITLE);
  if (caption && isLonger(caption, MAX_CAPTION))
    throw refuse.tooLong('The caption is longer than 2,500 characters.', 'caption', MAX_CAPTION);
  if (complete && needs.caption && !caption)
    throw refuse.badInput('This category needs a caption.', 'caption');
  if (complete || media.length > 0) checkMedia(category, needs, media);
}

function checkMedia(category: PostCategory, needs: Needs, media: readonly Media[]): void {
  if (needs.media === null) {
    if (media.length > 0) throw refuse.badInput('A text post has no media.', 'media');
    return;
  }
  const what = needs.media === MediaType.VIDEO ? 'video' : 'image';
  const other = media.findIndex((medium) => medium.type !== needs.media);
  if (other >= 0) throw refuse.badInput(`This category takes ${what}s only.`, `media.${other}.type`);
  if (media.length === 0) throw refuse.badInput(`This category needs ${a(what)}.`, 'media');
  if (media.length > needs.most) {
    throw refuse.badInput(
      `This category takes ${needs.most === 1 ? `one ${what}` : `up to ${needs.most} ${what}s`}.`,
      'media',
    );
  }
  // The content of an upload was checked when it was received.
  for (const [index, medium] of media.entries()) if (!medium.upload) checkMedium(medium, `media.${index}`);
  if (category === PostCategory.SHORT) {
    const { duration } = media[0]!;
    if (duration == null) throw refuse.badInput('A short needs a duration.', 'media.0.duration');
    if (duration >= SHORT_SECONDS) throw refuse.badInput('A short is under 60 seconds.', 'media.0.duration');
  }
}

const a = (what: string): string => (what === 'image' ? 'an image' : `a ${what}`);

/**
 * Checks a client's statements about a media item.
 * @throws BAD_USER_INPUT naming its part, such as `media.1.url`
 */
export function checkMedium(medium: Media, at: string): void {
  for (const name of ['url', 'thumbnailUrl'] as const) {
    const why = medium[name] == null ? null : whyNotPublicUrl(medium[name]);
    if (why) throw refuse.badInput(`The URL of a media item ${why}.`, `${at}.${name}`);
  }
  const { mimeType, type, duration, alt } = medium;
  if (mimeType && !mimeType.startsWith(`${type}/`))
    throw refuse.badInput(`${mimeType} is not a format of this media type.`, `${at}.mimeType`);
  for (const name of ['width', 'height'] as const) {
    const pixels = medium[name];
    if (pixels != null && (!Number.isInteger(pixels) || pixels < 1))
      throw refuse.badInput('Width and height are whole numbers from 1.', `${at}.${name}`);
  }
  if (duration != null && !(duration >= 0 && Number.isFinite(duration)))
    throw refuse.badInput('A duration is a number of seconds from 0.', `${at}.duration`);
  if (duration != null && type === MediaType.IMAGE)
    throw refuse.badInput('An image has no duration.', `${at}.duration`);
  checkAlt(alt, at);
}

/** Checks the alternative text of a media item. @throws BAD_USER_INPUT naming it */
export function checkAlt(alt: string | null | undefined, at: string): void {
  if (alt && isLonger(alt, 500))
    throw refuse.tooLong('The description of a media item is longer than 500 characters.', `${at}.alt`, 500);
}

const MAX_DETAIL: Partial<Record<keyof AIDetails, number>> = {
  prompt: 4_000,
  enhancedPrompt: 4_000,
  style: 100,
  aspectRatio: 20,
  seed: 100,
};

/** Checks the AI details of a post. @throws BAD_USER_INPUT for `aiDetails` */
export function checkAIDetails(details: AIDetails): void {
  for (const [name, most] of Object.entries(MAX_DETAIL))
    if (isLonger(String(details[name as keyof AIDetails] ?? ''), most))
      throw refuse.badInput(`${name} is longer than ${most} characters.`, 'aiDetails');
  for (const name of ['steps', 'generationTime', 'cost'] as const) {
    const value = details[name];
    if (value != null && !(value >= 0 && Number.isFinite(value)))
      throw refuse.badInput(`${name} is a number from 0.`, 'aiDetails');
  }
}
