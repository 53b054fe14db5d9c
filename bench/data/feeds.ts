import type { Types } from 'mongoose';
import {
  FollowModel,
  FollowStatus,
  PostCategory,
  PostModel,
  TIMELINE_CAP,
  TimelineEntryModel,
  TimelineFloorModel,
} from '../../src/models/social/index.js';
import { before, idOf } from './ids.js';
import { insert } from './insert.js';
import { AUTHORS, PEOPLE } from './people.js';
import { authorOf, insertTies, postedAt, postRow } from './posts.js';

/** Readers by how many they follow; one in a hundred of these has a large audience, whose posts are pulled. */
export const READERS = { 50: PEOPLE, 200: PEOPLE + 1, 2_000: PEOPLE + 2, 5_000: PEOPLE + 3 } as const;

/** How many follows a reader may have. */
export type Follows = keyof typeof READERS;

/** Old posts of the authors with large audiences: on no first page, but looked at for each. */
const LARGE_POSTS = 20;

/** A follow that holds. */
export function followRow(follower: Types.ObjectId, following: Types.ObjectId, large = false): object {
  const at = before(80_000_000);
  return {
    follower,
    following,
    status: FollowStatus.ACTIVE,
    large,
    notificationsEnabled: true,
    createdAt: at,
    updatedAt: at,
  };
}

/**
 * Readers whose first pages are the same bytes whatever they follow: the first 50 people make the posts of all feeds,
 * everybody else is followed in vain, except that large authors are asked for their newest posts each time.
 */
export async function insertFeeds(): Promise<void> {
  for (const [follows, person] of Object.entries(READERS)) {
    const owner = idOf('person', person);
    const large = Math.floor(Number(follows) / 100);
    await insert(FollowModel.collection, 0, Number(follows), (n) =>
      followRow(owner, idOf('person', n), n >= AUTHORS && n < AUTHORS + large),
    );
    await insertTimeline(owner);
    await insertTies(owner);
  }
  for (let author = AUTHORS; author < AUTHORS + 50; author++)
    await insert(PostModel.collection, 0, LARGE_POSTS, (n) =>
      postRow(1_000_000 + author * 100 + n, idOf('person', author), before(70_000_000 + n), 0),
    );
}

/** A timeline as full as they get, of the newest posts by the first 50 people. */
async function insertTimeline(owner: Types.ObjectId): Promise<void> {
  const followed = Array.from({ length: TIMELINE_CAP * 2 }, (_, n) => n).filter((n) => n % AUTHORS < 50);
  const newest = followed.slice(0, TIMELINE_CAP);
  await insert(TimelineEntryModel.collection, 0, newest.length, (index) => {
    const n = newest[index]!;
    const [post, author, at] = [idOf('post', n), authorOf(n), postedAt(n)];
    return { owner, post, author, category: PostCategory.IMAGE_TEXT_POST, at };
  });
  const last = newest.at(-1)!;
  await TimelineFloorModel.collection.insertOne({ owner, post: idOf('post', last), at: postedAt(last) });
}
