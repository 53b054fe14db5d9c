import type { Types } from 'mongoose';
import type { TopicBus, Topics } from '../events/topics.js';
import type { DomainEvent, DomainEvents, EventType } from '../events/types.js';

type ObjectId = Types.ObjectId;

/** The posts that an event changes, by its type. */
type PostsOf = { [T in EventType]?: (data: DomainEvents[T]) => ObjectId[] };

/** Events whose transaction changes the post itself: the lane `live` publishes them. */
export const CHANGED_AT_ONCE: PostsOf = {
  'post.updated': ({ post }) => [post],
  'post.deleted': ({ post }) => [post],
  'post.restored': ({ post }) => [post],
};

/** Events that change a post's counters: published once they are folded, because receivers read the counters. */
export const COUNTED: PostsOf = {
  'reaction.added': targetPost,
  'reaction.changed': targetPost,
  'reaction.removed': targetPost,
  'comment.added': targetPost,
  'comment.deleted': targetPost,
  'comment.restored': targetPost,
  'post.viewed': ({ views }) => views.map(({ post }) => post),
  'post.shared': ({ post }) => [post],
  'post.unshared': ({ post }) => [post],
  'post.saved': ({ post }) => [post],
  'post.unsaved': ({ post }) => [post],
};

function targetPost({ targetType, target }: { targetType: string; target: ObjectId }): ObjectId[] {
  return targetType === 'Post' ? [target] : [];
}

/** Publishes changes of posts, all together, because a lane waits for it. */
export async function announcePosts(
  events: readonly DomainEvent[],
  postsOf: PostsOf,
  topics: Pick<TopicBus, 'publish'>,
): Promise<void> {
  const told = activities(events, postsOf);
  await Promise.all(told.map((activity) => topics.publish('postActivity', activity.post, activity)));
}

/** One signal per new comment, and one per post for any number of other changes in the batch. */
function activities(events: readonly DomainEvent[], postsOf: PostsOf): Topics['postActivity'][] {
  const comments: Topics['postActivity'][] = [];
  const changed = new Set<string>();
  for (const event of events) {
    const posts = postsOf[event.type]?.(event.data as never) ?? [];
    if (event.type !== 'comment.added') for (const post of posts) changed.add(post.toHexString());
    else
      for (const post of posts)
        comments.push({ post: post.toHexString(), newComment: event.data.comment.toHexString() });
  }
  for (const { post } of comments) changed.delete(post);
  return [...comments, ...[...changed].map((post) => ({ post, newComment: null }))];
}
