import type { Types } from 'mongoose';
import { compact } from '../../lib/compact.js';
import { isLonger, visibleText } from '../../lib/text.js';
import {
  MediaType,
  StoryType,
  StoryVisibility,
  type AIActivity,
  type Media,
  type MimeType,
  type Story,
} from '../../models/social/index.js';
import { UploadPurpose } from '../../models/system/upload.js';
import { refuse } from '../../schema/errors.js';
import { resolveMediaUrl } from '../system/index.js';
import type { Actor } from './actor.js';
import { checkAlt, checkMedium } from './post-content.js';

/** The image or video of a story: an upload, or an address with its properties. */
export interface StoryMediaInput {
  uploadId?: string | null;
  url?: string | null;
  type?: MediaType | null;
  thumbnailUrl?: string | null;
  width?: number | null;
  height?: number | null;
  duration?: number | null;
  alt?: string | null;
}

/** The input of a story. */
export interface StoryInput {
  type?: StoryType | null;
  media?: StoryMediaInput | null;
  text?: string | null;
  backgroundColor?: string | null;
  aiGenerated?: boolean | null;
  aiActivity?: AIActivity | null;
  duration?: number | null;
  visibility?: StoryVisibility | null;
}

/** A checked story, ready to be stored. */
export interface StoryDraft {
  story: Pick<Story, 'type' | 'aiGenerated' | 'duration' | 'visibility'> & Partial<Story>;
  /** The upload that it uses. */
  upload: Types.ObjectId | null;
}

const MAX_TEXT = 500;
const MAX_SECONDS = 60;
/** The default duration of images and texts, in seconds. */
const DEFAULT_SECONDS = 5;
const COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/;

/** Checks a story and prepares everything that needs no transaction. @throws BAD_USER_INPUT naming the field */
export async function draftStory(actor: Actor, input: StoryInput): Promise<StoryDraft> {
  const text = visibleText(input.text ?? '');
  if (text && isLonger(text, MAX_TEXT))
    throw refuse.badInput(`The text is longer than ${MAX_TEXT} characters.`, 'text');
  const backgroundColor = input.backgroundColor?.trim().toLowerCase();
  if (backgroundColor && !COLOR.test(backgroundColor))
    throw refuse.badInput('A colour looks like #1e90ff.', 'backgroundColor');
  const { media, upload } = await toMedia(actor, input);
  const type = typeOf(input.type, media);
  if (type === StoryType.TEXT && !text) throw refuse.badInput('A story without media needs a text.', 'text');
  const parts = { media, text: text || null, backgroundColor: backgroundColor || null };
  return {
    upload,
    story: {
      type,
      ...compact({ ...parts, aiActivity: input.aiActivity }),
      aiGenerated: input.aiGenerated ?? false,
      duration: toSeconds(input.duration, media),
      visibility: input.visibility ?? StoryVisibility.ALL,
    },
  };
}

/** The type of a story is that of its media; a different input is refused. */
function typeOf(given: StoryType | null | undefined, media: Media | null): StoryType {
  const type = media ? (media.type === MediaType.VIDEO ? StoryType.VIDEO : StoryType.IMAGE) : StoryType.TEXT;
  if (given == null || given === type) return type;
  if (!media)
    throw refuse.badInput(
      `A story of this type needs ${given === StoryType.VIDEO ? 'a video' : 'an image'}.`,
      'media',
    );
  if (given === StoryType.TEXT) throw refuse.badInput('A text story has no media.', 'media');
  throw refuse.badInput(`The type of this story differs from that of its media.`, 'media');
}

async function toMedia(
  actor: Actor,
  { media, type }: StoryInput,
): Promise<{ media: Media | null; upload: Types.ObjectId | null }> {
  if (!media) return { media: null, upload: null };
  const { uploadId, url, ...told } = media;
  const from = { purpose: UploadPurpose.STORY, field: 'media' };
  const found = await resolveMediaUrl(actor, { uploadId, url }, from);
  if (!found) throw refuse.badInput('Media need an upload or a URL.', 'media');
  const { upload, contentType, ...known } = found;
  if (contentType === undefined) {
    const medium = { ...compact({ ...told, ...known }), type: told.type ?? typeOfStory(type) } as Media;
    checkMedium(medium, 'media');
    return { media: medium, upload };
  }
  // For an upload, the gateway's properties replace the client's.
  const medium = { type: typeOfContent(contentType), mimeType: contentType as MimeType, ...known } as Media;
  if (told.type && told.type !== medium.type)
    throw refuse.badInput('This upload is of another type.', 'media.type');
  checkAlt(told.alt, 'media');
  return { media: { ...medium, ...(told.alt ? { alt: told.alt } : {}) }, upload };
}

const typeOfContent = (contentType: string): MediaType =>
  contentType.startsWith('video/') ? MediaType.VIDEO : MediaType.IMAGE;
const typeOfStory = (type: StoryType | null | undefined): MediaType =>
  type === StoryType.VIDEO ? MediaType.VIDEO : MediaType.IMAGE;

function toSeconds(given: number | null | undefined, media: Media | null): number {
  const film = media?.duration;
  if (film !== undefined && film > MAX_SECONDS)
    throw refuse.badInput(`A video in a story is up to ${MAX_SECONDS} seconds long.`, 'media.duration');
  const seconds = given ?? (film === undefined ? DEFAULT_SECONDS : Math.max(1, Math.ceil(film)));
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_SECONDS)
    throw refuse.badInput(`A story is shown for 1 to ${MAX_SECONDS} seconds.`, 'duration');
  return seconds;
}
