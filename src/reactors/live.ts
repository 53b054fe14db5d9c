import type { Types } from 'mongoose';
import type { Lane } from '../events/lane.js';
import type { TopicBus } from '../events/topics.js';
import type { DomainEvent, DomainEvents, EventType } from '../events/types.js';
import { announcePosts, CHANGED_AT_ONCE } from './post-activity.js';

type ObjectId = Types.ObjectId;

/** Under load, what is told of posts may gather. */
const PACE_MS = 25;

/**
 * The lane that tells those who are connected. It has no effects in the database: publishing follows the checkpoint, at
 * least once, and messages are signals that receivers look up for themselves.
 */
export function liveLane(topics: TopicBus): Lane {
  return {
    name: 'live',
    paceMs: PACE_MS,
    // What has a number of a conversation has been told by whoever wrote it, so it can wait for company here.
    concerns: (type) => type in CHANGED_AT_ONCE || type in others,
    handle: async () => undefined,
    async afterCommit(events) {
      await announcePosts(events, CHANGED_AT_ONCE, topics);
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

/** What happens under a number of a conversation: all events that have one, which the compiler sees to. */
type Numbered = {
  [T in EventType]: DomainEvents[T] extends { conversation: ObjectId; seq: number } ? T : never;
}[EventType];

const numbered: Record<Numbered, true> = {
  'conversation.updated': true,
  'conversation.members-changed': true,
  'message.sent': true,
  'message.edited': true,
  'message.deleted': true,
  'message.reacted': true,
};

const isNumbered = (event: DomainEvent): event is DomainEvent<Numbered> => event.type in numbered;

/** What is told to all gateways. */
const others = { 'session.ended': true, 'mail.queued': true } satisfies { [T in EventType]?: true };

/** The last number of each conversation in which something happened; whoever wrote it has told already, if all went well. */
function conversations(events: readonly DomainEvent[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { data } of events.filter(isNumbered)) {
    const key = data.conversation.toHexString();
    last.set(key, Math.max(last.get(key) ?? 0, data.seq));
  }
  return last;
}
