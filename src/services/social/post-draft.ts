import type { Types } from 'mongoose';
import { visibleText } from '../../lib/text.js';
import { compact } from '../../lib/compact.js';
import {
  PostStatus,
  PostVisibility,
  type AIDetails,
  type Media,
  type PostCategory,
  type PostLocation,
} from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import type { Actor } from './actor.js';
import { mentionedIn } from './mentions.js';
import { checkAIDetails, checkContent } from './post-content.js';
import { toLocation, type LocationInput } from './post-location.js';
import { toMedia, type MediumInput } from './post-media.js';
import { repeatablePost } from './repost.js';
import { ensureTags, mergeTags, toTags } from './tags.js';

type Optional<T> = { [K in keyof T]?: T[K] | null | undefined };

/** The input of a post. */
export interface PostInput {
  category: PostCategory;
  title?: string | null;
  caption?: string | null;
  media?: readonly MediumInput[] | null;
  tags?: readonly string[] | null;
  visibility?: PostVisibility | null;
  location?: LocationInput | null;
  aiDetails?: Optional<AIDetails> | null;
  /** A draft, published immediately, or at `publishAt`. */
  status?: PostStatus | null;
  publishAt?: Date | null;
  /** A public post to quote. */
  quoteOf?: Types.ObjectId | null;
}

/** A checked post with its mentioned users and tags, ready to be stored. */
export interface PostDraft {
  category: PostCategory;
  title?: string;
  caption?: string;
  media: Media[];
  tags: string[];
  mentions: Types.ObjectId[];
  visibility: PostVisibility;
  status: PostStatus;
  publishAt?: Date;
  quoteOf?: Types.ObjectId;
  location?: PostLocation;
  aiDetails?: AIDetails;
}

/** Checks a post and prepares everything that needs no transaction. @throws BAD_USER_INPUT naming the field */
export async function draftPost(actor: Actor, input: PostInput): Promise<PostDraft> {
  const title = visibleText(input.title ?? '');
  const caption = visibleText(input.caption ?? '');
  const media = await toMedia(actor, input.media ?? []);
  const status = statusOf(input);
  if (input.quoteOf) await repeatablePost(actor, input.quoteOf, 'quoteOf');
  checkContent(
    { category: input.category, title, caption, media },
    { complete: status !== PostStatus.DRAFT },
  );
  const tags = mergeTags(toTags(input.tags ?? []), caption);
  const aiDetails = input.aiDetails ? toAIDetails(input.aiDetails) : null;
  const location = input.location ? toLocation(input.location) : null;
  const [mentions] = await Promise.all([
    mentionedIn(actor, caption, 'caption'),
    // Tags of unpublished posts must not appear in search.
    status === PostStatus.PUBLISHED && ensureTags(tags),
  ]);
  return {
    category: input.category,
    visibility: input.visibility ?? PostVisibility.PUBLIC,
    status,
    ...(input.quoteOf ? { quoteOf: input.quoteOf } : {}),
    ...(input.publishAt ? { publishAt: input.publishAt } : {}),
    media,
    tags,
    mentions,
    ...(title ? { title } : {}),
    ...(caption ? { caption } : {}),
    ...(aiDetails ? { aiDetails } : {}),
    ...(location ? { location } : {}),
  };
}

function statusOf({ status, publishAt }: PostInput): PostStatus {
  if (status === PostStatus.ARCHIVED) throw refuse.badInput('A new post is not archived.', 'status');
  if (publishAt && status != null && status !== PostStatus.SCHEDULED)
    throw refuse.badInput('Only a scheduled post has a publishAt.', 'publishAt');
  if (!publishAt && status === PostStatus.SCHEDULED)
    throw refuse.badInput('A scheduled post needs publishAt.', 'publishAt');
  return publishAt ? PostStatus.SCHEDULED : (status ?? PostStatus.PUBLISHED);
}

/** The stored form of AI details. @throws BAD_USER_INPUT for `aiDetails` */
export function toAIDetails(input: Optional<AIDetails>): AIDetails {
  const details = { isAIGenerated: false, ...compact(input) } as AIDetails;
  checkAIDetails(details);
  return details;
}
