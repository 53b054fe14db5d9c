import type { LaneTx, Reactor } from '../events/lane.js';
import type { DomainEvent } from '../events/types.js';
import { UserModel } from '../models/identity/index.js';
import { CommentModel, LikeTarget, PostModel, StoryModel, type Reaction } from '../models/social/index.js';

/** What one of each is worth in a post's score, which is ten times the trending score of S0. */
export const SCORE = { likes: 20, comments: 30, shares: 50, views: 1 } as const;

const counted = { [LikeTarget.POST]: PostModel, [LikeTarget.COMMENT]: CommentModel };

/** What some more, or fewer, of something do to a post: the count and the score that follows from it. */
const onPost = (stat: keyof typeof SCORE, by: number): Record<string, number> => ({
  [`stats.${stat}`]: by,
  score: SCORE[stat] * by,
});

type Reacted = DomainEvent<'reaction.added' | 'reaction.removed'>['data'];

function reacted(by: 1 | -1) {
  return (data: Reacted, inc: Parameters<NonNullable<Reactor['on']['post.saved']>>[1]['inc']): void => {
    const total = data.targetType === LikeTarget.POST ? onPost('likes', by) : { 'stats.likes': by };
    inc(counted[data.targetType], data.target, { ...total, [reactionPath(data.reaction)]: by });
    inc(UserModel, data.targetAuthor, { 'stats.likesReceived': by });
  };
}

const reactionPath = (reaction: Reaction): string => `reactions.${reaction}`;
const liked = reacted(1);
const unliked = reacted(-1);

/** A post that is listed no more counts no more. */
function unlisted(
  events: readonly DomainEvent<'post.deleted' | 'post.archived'>[],
  inc: LaneTx['inc'],
): void {
  for (const { data } of events) {
    inc(UserModel, data.author, { 'stats.posts': -1 });
    if (data.quoteOf) inc(PostModel, data.quoteOf, { 'stats.quotes': -1 });
  }
}

/**
 * The counters, as a table from what happened to what changes by how much. A batch is added up first, so a hot post is
 * written once a batch. `services/system/counter-sources.ts` says from which rows each can be recomputed.
 */
export const counters: Reactor = {
  name: 'counters',
  on: {
    'post.created': (events, { inc }) => {
      for (const { data } of events) {
        inc(UserModel, data.author, { 'stats.posts': 1 });
        if (data.quoteOf) inc(PostModel, data.quoteOf, { 'stats.quotes': 1 });
      }
    },
    'post.deleted': (events, { inc }) => unlisted(events, inc),
    'post.archived': (events, { inc }) => unlisted(events, inc),
    'post.reposted': (events, { inc }) => {
      for (const { data } of events) inc(PostModel, data.original, { 'stats.reposts': 1 });
    },
    'post.unreposted': (events, { inc }) => {
      for (const { data } of events) inc(PostModel, data.original, { 'stats.reposts': -1 });
    },
    'post.shared': (events, { inc }) => {
      for (const { data } of events) inc(PostModel, data.post, onPost('shares', 1));
    },
    'post.unshared': (events, { inc }) => {
      for (const { data } of events) inc(PostModel, data.post, onPost('shares', -1));
    },
    'post.viewed': (events, { inc }) => {
      for (const { post, author } of events.flatMap(({ data }) => data.views)) {
        inc(PostModel, post, onPost('views', 1));
        inc(UserModel, author, { 'stats.views': 1 });
      }
    },
    'post.saved': (events, { inc }) => {
      for (const { data } of events) inc(PostModel, data.post, { 'stats.saves': 1 });
    },
    'post.unsaved': (events, { inc }) => {
      for (const { data } of events) inc(PostModel, data.post, { 'stats.saves': -1 });
    },
    'reaction.added': (events, { inc }) => {
      for (const { data } of events) liked(data, inc);
    },
    'reaction.removed': (events, { inc }) => {
      for (const { data } of events) unliked(data, inc);
    },
    'reaction.changed': (events, { inc }) => {
      for (const { data } of events)
        inc(counted[data.targetType], data.target, {
          [reactionPath(data.from)]: -1,
          [reactionPath(data.to)]: 1,
        });
    },
    'comment.added': (events, { inc }) => {
      for (const { data } of events) {
        inc(PostModel, data.target, onPost('comments', 1));
        if (data.parent) inc(CommentModel, data.parent, { 'stats.replies': 1, 'stats.children': 1 });
        else inc(PostModel, data.target, { 'stats.threads': 1 });
      }
    },
    'comment.deleted': (events, { inc }) => {
      for (const { data } of events) {
        inc(PostModel, data.target, onPost('comments', -1));
        if (data.parent) inc(CommentModel, data.parent, { 'stats.replies': -1 });
        else inc(PostModel, data.target, { 'stats.threads': -1 });
      }
    },
    'story.viewed': (events, { inc }) => {
      for (const { data } of events) inc(StoryModel, data.story, { viewsCount: 1 });
    },
    'follow.started': (events, { inc }) => {
      for (const { data } of events) {
        inc(UserModel, data.following, { 'stats.followers': 1 });
        inc(UserModel, data.follower, { 'stats.following': 1 });
      }
    },
    'follow.ended': (events, { inc }) => {
      for (const { data } of events) {
        inc(UserModel, data.following, { 'stats.followers': -1 });
        inc(UserModel, data.follower, { 'stats.following': -1 });
      }
    },
  },
};
