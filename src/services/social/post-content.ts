import { whyNotPublicUrl } from '../../lib/public-url.js';
import { MediaType, PostCategory, type AIDetails, type Media } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';

/** A short is shorter than this, in seconds (S0§2). */
const SHORT_SECONDS = 60;
const MAX_IMAGES = 10;
const MAX_CAPTION = 2_500;
const MAX_TITLE = 200;

/** The parts of a post that its category has a say in. */
export interface PostContent {
  category: PostCategory;
  title?: string | null | undefined;
  caption?: string | null | undefined;
  media: readonly Media[];
}

/** What a category needs and takes. */
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
 * Checks a post against what its category requires; a draft may lack what it will need to be published.
 * @throws BAD_USER_INPUT naming the part
 */
export function checkContent(
  { category, title, caption, media }: PostContent,
  { complete = true }: { complete?: boolean } = {},
): void {
  const needs = NEEDS[category];
  if (title && title.length > MAX_TITLE)
    throw refuse.badInput('The title is longer than 200 characters.', 'title');
  if (caption && caption.length > MAX_CAPTION)
    throw refuse.badInput('The caption is longer than 2,500 characters.', 'caption');
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
  if (media.some((medium) => medium.type !== needs.media))
    throw refuse.badInput(`This category takes ${what}s only.`, 'media');
  if (media.length === 0) throw refuse.badInput(`This category needs ${a(what)}.`, 'media');
  if (media.length > needs.most) {
    throw refuse.badInput(
      `This category takes ${needs.most === 1 ? `one ${what}` : `up to ${needs.most} ${what}s`}.`,
      'media',
    );
  }
  // What an upload is was looked at when it came in.
  for (const medium of media) if (!medium.upload) checkMedium(medium);
  if (category === PostCategory.SHORT) {
    const { duration } = media[0]!;
    if (duration == null) throw refuse.badInput('A short has to tell its duration.', 'media');
    if (duration >= SHORT_SECONDS) throw refuse.badInput('A short is under 60 seconds.', 'media');
  }
}

const a = (what: string): string => (what === 'image' ? 'an image' : `a ${what}`);

/** Checks what is told about one medium. @throws BAD_USER_INPUT for `media` */
export function checkMedium(medium: Media): void {
  for (const url of [medium.url, medium.thumbnailUrl]) {
    const why = url == null ? null : whyNotPublicUrl(url);
    if (why) throw refuse.badInput(`The address of a medium ${why}.`, 'media');
  }
  const { mimeType, type, width, height, duration, alt } = medium;
  if (mimeType && !mimeType.startsWith(`${type}/`))
    throw refuse.badInput(`${mimeType} is not the format of a medium of this type.`, 'media');
  for (const pixels of [width, height])
    if (pixels != null && (!Number.isInteger(pixels) || pixels < 1))
      throw refuse.badInput('Width and height are whole numbers from 1.', 'media');
  if (duration != null && !(duration >= 0 && Number.isFinite(duration)))
    throw refuse.badInput('A duration is a number of seconds from 0.', 'media');
  if (duration != null && type === MediaType.IMAGE)
    throw refuse.badInput('An image has no duration.', 'media');
  checkAlt(alt);
}

/** Checks the description of a medium. @throws BAD_USER_INPUT for `media` */
export function checkAlt(alt: string | null | undefined): void {
  if (alt && alt.length > 500)
    throw refuse.badInput('The description of a medium is longer than 500 characters.', 'media');
}

const MAX_DETAIL: Partial<Record<keyof AIDetails, number>> = {
  prompt: 4_000,
  enhancedPrompt: 4_000,
  style: 100,
  aspectRatio: 20,
  seed: 100,
};

/** Checks how a post says it was made. @throws BAD_USER_INPUT for `aiDetails` */
export function checkAIDetails(details: AIDetails): void {
  for (const [name, most] of Object.entries(MAX_DETAIL))
    if (String(details[name as keyof AIDetails] ?? '').length > most)
      throw refuse.badInput(`${name} is longer than ${most} characters.`, 'aiDetails');
  for (const name of ['steps', 'generationTime', 'cost'] as const) {
    const value = details[name];
    if (value != null && !(value >= 0 && Number.isFinite(value)))
      throw refuse.badInput(`${name} is a number from 0.`, 'aiDetails');
  }
}
