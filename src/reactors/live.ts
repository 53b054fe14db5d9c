import type { Lane } from '../events/lane.js';
import type { TopicBus, Topics } from '../events/topics.js';
import type { DomainEvent } from '../events/types.js';

/**
 * The lane that tells those who are connected. It has no effects in the database: publishing follows the checkpoint, at
 * least once, and messages are signals that receivers look up for themselves.
 */
export function liveLane(topics: TopicBus): Lane {
  return {
    name: 'live',
    handle: async () => undefined,
    async afterCommit(events) {
      for (const activity of activities(events))
        await topics.publish('postActivity', activity.post, activity);
      for (const [conversation, seq] of conversations(events))
        await topics.publish('conversation', conversation, { seq });
      for (const event of events)
        if (event.type === 'session.ended')
          await topics.publish('sessionsEnded', 'all', { sessions: event.data.sessions.map(String) });
      if (events.some((event) => event.type === 'mail.queued'))
        await topics.publish('mailsQueued', 'all', {});
    },
  };
}

/** The last number of each conversation in which something happened; whoever wrote it has told already, if all went well. */
function conversations(events: readonly DomainEvent[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { data } of events)
    if ('conversation' in data && 'seq' in data) {
      const key = data.conversation.toHexString();
      last.set(key, Math.max(last.get(key) ?? 0, data.seq));
    }
  return last;
}

/** One signal per new comment, and one per post for any number of other changes in the batch. */
function activities(events: DomainEvent[]): Topics['postActivity'][] {
  const comments: Topics['postActivity'][] = [];
  const changed = new Set<string>();
  for (const event of events) {
    if (event.type === 'comment.added' && event.data.targetType === 'Post')
      comments.push({ post: event.data.target.toHexString(), newComment: event.data.comment.toHexString() });
    for (const post of postsOf(event)) changed.add(post);
  }
  for (const { post } of comments) changed.delete(post);
  return [...comments, ...[...changed].map((post) => ({ post, newComment: null }))];
}

function postsOf(event: DomainEvent): string[] {
  switch (event.type) {
    case 'reaction.added':
    case 'reaction.changed':
    case 'reaction.removed':
    case 'comment.deleted':
      return event.data.targetType === 'Post' ? [event.data.target.toHexString()] : [];
    case 'post.viewed':
      return event.data.views.map((view) => view.post.toHexString());
    case 'post.shared':
    case 'post.unshared':
    case 'post.saved':
    case 'post.unsaved':
    case 'post.updated':
    case 'post.deleted':
      return [event.data.post.toHexString()];
    default:
      return [];
  }
}
