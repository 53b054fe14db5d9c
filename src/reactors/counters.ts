import type { LaneTx, Reactor } from '../events/lane.js';
import type { DomainEvent } from '../events/types.js';
import { UserModel } from '../models/identity/index.js';
import { CommentModel, onPost, PostModel, StoryModel, type Reaction } from '../models/social/index.js';
import { targetRow } from '../domain.js';

type Reacted = DomainEvent<'reaction.added' | 'reaction.removed'>['data'];

function reacted(by: 1 | -1) {
  return (data: Reacted, inc: LaneTx['inc']): void => {
    const { model, reactions } = counterOf(data.targetType);
    reactions.fold({ id: data.target }, by, inc);
    inc(model, data.target, { [reactionPath(data.reaction)]: by });
    inc(UserModel, data.targetAuthor, { 'stats.likesReceived': by });
  };
}

/** The collection of a type with reactions, and its counter. */
function counterOf(type: Reacted['targetType']) {
  const { model, reactions } = targetRow(type);
  if (!model || !reactions) throw new Error(`Reactions to ${type} have no counter.`);
  return { model, reactions };
}

const reactionPath = (reaction: Reaction): string => `reactions.${reaction}`;
const liked = reacted(1);
const unliked = reacted(-1);

/** A post that is no longer listed no longer counts. */
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
 * The counters, as a table from event types to changes. A batch is summed first, so a popular post is written once
 * per batch. `services/system/counter-sources.ts` names the rows from which each can be recomputed.
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
    'post.restored': (events, { inc }) => {
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
        inc(counterOf(data.targetType).model, data.target, {
          [reactionPath(data.from)]: -1,
          [reactionPath(data.to)]: 1,
        });
    },
    'comment.added': (events, { inc }) => {
      for (const { data } of events) {
        const { comments } = targetRow(data.targetType);
        comments?.fold({ id: data.target, group: data.group ?? null, thread: !data.parent }, 1, inc);
        if (data.parent) inc(CommentModel, data.parent, { 'stats.replies': 1, 'stats.children': 1 });
      }
    },
    'comment.deleted': (events, { inc }) => {
      for (const { data } of events) {
        const { comments } = targetRow(data.targetType);
        comments?.fold({ id: data.target, group: data.group ?? null, thread: !data.parent }, -1, inc);
        if (data.parent) inc(CommentModel, data.parent, { 'stats.replies': -1 });
      }
    },
    'comment.restored': (events, { inc }) => {
      for (const { data } of events) {
        const { comments } = targetRow(data.targetType);
        comments?.fold({ id: data.target, group: data.group ?? null, thread: !data.parent }, 1, inc);
        if (data.parent) inc(CommentModel, data.parent, { 'stats.replies': 1 });
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
