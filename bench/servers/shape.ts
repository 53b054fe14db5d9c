import { fullNameOf, type User } from '../../src/models/identity/index.js';
import {
  PostCategory,
  Reaction,
  type Comment,
  type Post,
  type TimelineEntry,
} from '../../src/models/social/index.js';
import { encodeCursor } from '../../src/schema/cursor.js';
import { toGlobalId } from '../../src/schema/ids.js';

/** The names that GraphQL shows of stored enum values. */
const namesOf = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [value, name]));
const CATEGORIES = namesOf(PostCategory);
const REACTIONS = namesOf(Reaction);

export const categoryName = (post: Post): string => CATEGORIES[post.category]!;
export const reactionName = (reaction: Reaction | undefined): string | null =>
  reaction ? REACTIONS[reaction]! : null;

/** A page of a timeline that was read one entry too far. */
export function pageInfoOf(entries: readonly Pick<TimelineEntry, 'at' | 'post'>[], size: number) {
  const last = entries.slice(0, size).at(-1);
  return {
    hasNextPage: entries.length > size,
    endCursor: last ? encodeCursor({ key: last.at, id: last.post }) : null,
  };
}

/** An author, as the hand-written server answers it. */
export const authorShape = (user: User) => ({
  id: toGlobalId('User', user._id),
  username: user.username,
  fullName: fullNameOf(user),
  avatar: user.avatar ?? null,
  verified: user.verified,
});

/** A comment, likewise. */
export const commentShape = (comment: Comment, author: User) => ({
  id: toGlobalId('Comment', comment._id),
  body: comment.body,
  createdAt: comment.createdAt.toISOString(),
  author: {
    id: toGlobalId('User', author._id),
    username: author.username,
    avatar: author.avatar ?? null,
  },
});
