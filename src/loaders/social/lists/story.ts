import type { Types } from 'mongoose';
import {
  FollowModel,
  FollowStatus,
  HighlightModel,
  StoryModel,
  StoryViewModel,
  type Highlight,
  type Story,
  type StoryView,
  type StoryVisibility,
} from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import type { ListOrder } from '../../keyset.js';
import { countRows, scan } from '../../scan.js';

/** Latest first: stories all last equally long, so the last to end is the newest. */
export const BY_END: ListOrder = { field: 'expiresAt', direction: -1 };
/** Latest view first. */
export const BY_VIEW: ListOrder = { field: 'viewedAt', direction: -1 };
const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** The tray of a user with more follows contains only the newest of them. */
const MOST_FOLLOWED = 1_000;
/** The most stories of one tray; the newest are kept. */
const MOST_STORIES = 1_000;

const live = () => ({ deletedAt: null, expiresAt: { $gt: new Date() } });

const shown = (author: Types.ObjectId, visibilities: readonly StoryVisibility[]) => ({
  ...{ author, visibility: { $in: visibilities } },
  ...live(),
});

function remember(loaders: Loaders, stories: Story[]): Story[] {
  for (const story of stories) loaders.story.prime(story._id, typed('Story', story));
  return stories;
}

/** The active stories of a user and of the users they follow, newest first. */
export async function scanTray(loaders: Loaders, owner: Types.ObjectId): Promise<Story[]> {
  const follows = await loaders.scope.roundTrip.ask<{ following: Types.ObjectId }>(FollowModel, [
    { $match: { follower: owner, status: FollowStatus.ACTIVE } },
    { $sort: { createdAt: -1, _id: -1 } },
    { $limit: MOST_FOLLOWED },
    { $project: { _id: 0, following: 1 } },
  ]);
  const authors = [owner, ...follows.map(({ following }) => following)];
  const stories = await loaders.scope.roundTrip.ask<Story>(StoryModel, [
    { $match: { author: { $in: authors }, ...live() } },
    { $sort: { expiresAt: -1, _id: -1 } },
    { $limit: MOST_STORIES },
  ]);
  return remember(loaders, stories);
}

/** One page of a user's active stories. */
export async function scanStories(
  loaders: Loaders,
  range: Range,
  author: Types.ObjectId,
  visibilities: readonly StoryVisibility[],
): Promise<Story[]> {
  const list = { model: StoryModel, match: shown(author, visibilities), order: BY_END };
  return remember(loaders, await scan<Story>(loaders, range, list));
}

/** Number of a user's active stories. */
export function countStories(
  loaders: Loaders,
  author: Types.ObjectId,
  visibilities: readonly StoryVisibility[],
): Promise<number> {
  return countRows(loaders, { model: StoryModel, match: shown(author, visibilities) });
}

/** One page of a story's views. */
export function scanStoryViews(loaders: Loaders, range: Range, story: Types.ObjectId): Promise<StoryView[]> {
  return scan<StoryView>(loaders, range, { model: StoryViewModel, match: { story }, order: BY_VIEW });
}

/** One page of a user's highlights, latest first. */
export async function scanHighlights(
  loaders: Loaders,
  range: Range,
  owner: Types.ObjectId,
): Promise<Highlight[]> {
  const list = { model: HighlightModel, match: { owner }, order: BY_TIME };
  const highlights = await scan<Highlight>(loaders, range, list);
  for (const highlight of highlights) loaders.highlight.prime(highlight._id, typed('Highlight', highlight));
  return highlights;
}
