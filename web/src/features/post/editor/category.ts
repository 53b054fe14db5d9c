import type { PostCategory } from '@leela/client/schema.js';
import type { Attachment } from './useAttachments.js';

type Files = readonly Pick<Attachment, 'video' | 'width' | 'height' | 'duration'>[];

/** Whether the files are one upright video of less than a minute. */
export function mayBeShort([first, ...others]: Files): boolean {
  return Boolean(
    first?.video && others.length === 0 && first.height > first.width && (first.duration ?? 60) < 60,
  );
}

/** The category of a post, from its parts. */
export function categoryOf(files: Files, caption: string, short: boolean): PostCategory {
  const [first] = files;
  if (!first) return 'TEXT_POST';
  if (first.video) return short && mayBeShort(files) ? 'SHORT' : 'NORMAL_VIDEO';
  return caption.trim() ? 'IMAGE_TEXT_POST' : 'IMAGE_POST';
}
