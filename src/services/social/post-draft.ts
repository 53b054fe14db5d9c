import type { Types } from 'mongoose';
import { compact } from '../../lib/compact.js';
import {
  PostVisibility,
  type AIDetails,
  type Media,
  type PostCategory,
  type PostLocation,
} from '../../models/social/index.js';
import type { Actor } from './actor.js';
import { mentionedIn } from './mentions.js';
import { checkAIDetails, checkContent } from './post-content.js';
import { toLocation, type LocationInput } from './post-location.js';
import { toMedia, type MediumInput } from './post-media.js';
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
  location?: PostLocation;
  aiDetails?: AIDetails;
}

/** Checks a post and prepares all of it that needs no transaction. @throws BAD_USER_INPUT naming the field */
export async function draftPost(actor: Actor, input: PostInput): Promise<PostDraft> {
  const title = input.title?.trim();
  const caption = input.caption?.trim() ?? '';
  const media = await toMedia(actor, input.media ?? []);
  checkContent({ category: input.category, title, caption, media });
  const tags = mergeTags(toTags(input.tags ?? []), caption);
  const aiDetails = input.aiDetails ? toAIDetails(input.aiDetails) : null;
  const location = input.location ? toLocation(input.location) : null;
  const [mentions] = await Promise.all([mentionedIn(actor, caption, 'caption'), ensureTags(tags)]);
  return {
    category: input.category,
    visibility: input.visibility ?? PostVisibility.PUBLIC,
    media,
    tags,
    mentions,
    ...(title ? { title } : {}),
    ...(caption ? { caption } : {}),
    ...(aiDetails ? { aiDetails } : {}),
    ...(location ? { location } : {}),
  };
}

/** AI details as they are stored. @throws BAD_USER_INPUT for `aiDetails` */
export function toAIDetails(input: Optional<AIDetails>): AIDetails {
  const details = { isAIGenerated: false, ...compact(input) } as AIDetails;
  checkAIDetails(details);
  return details;
}
