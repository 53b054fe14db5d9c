import type { Types } from 'mongoose';
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

/** A post as clients tell it. */
export interface PostInput {
  category: PostCategory;
  title?: string | null;
  caption?: string | null;
  media?: readonly MediumInput[] | null;
  tags?: readonly string[] | null;
  visibility?: PostVisibility | null;
  location?: LocationInput | null;
  aiDetails?: Optional<AIDetails> | null;
  /** A draft, or published at once, or later where `publishAt` is given. */
  status?: PostStatus | null;
  publishAt?: Date | null;
  /** A public post to quote. */
  quoteOf?: Types.ObjectId | null;
}

/** A post that was checked and whose people and tags were looked up: ready to be stored. */
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

/** Checks a post and prepares all of it that needs no transaction. @throws BAD_USER_INPUT naming the field */
export async function draftPost(actor: Actor, input: PostInput): Promise<PostDraft> {
  const title = input.title?.trim();
  const caption = input.caption?.trim() ?? '';
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
    // Tags of what nobody else sees are nobody else's to find.
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
    throw refuse.badInput('Only a scheduled post has a time to be published at.', 'publishAt');
  if (!publishAt && status === PostStatus.SCHEDULED)
    throw refuse.badInput('A scheduled post needs a time to be published at.', 'publishAt');
  return publishAt ? PostStatus.SCHEDULED : (status ?? PostStatus.PUBLISHED);
}

/** AI details as they are stored. @throws BAD_USER_INPUT for `aiDetails` */
export function toAIDetails(input: Optional<AIDetails>): AIDetails {
  const details = { isAIGenerated: false, ...compact(input) } as AIDetails;
  checkAIDetails(details);
  return details;
}
