import type { Types } from 'mongoose';
import { domains, type TopicSignal } from '../domain.js';
import type { Lane } from '../events/lane.js';
import type { TopicBus } from '../events/topics.js';
import type { DomainEvent, DomainEvents, EventType } from '../events/types.js';
import { announcePosts, CHANGED_AT_ONCE } from './post-activity.js';

type ObjectId = Types.ObjectId;

/** Under load, signals about posts may be gathered this long. */
const PACE_MS = 25;

/**
 * The lane that publishes signals. It has no effects in the database: publishing follows the checkpoint,
 * at-least-once, and receivers read the data themselves.
 */
export function liveLane(topics: TopicBus): Lane {
  return {
    name: 'live',
    paceMs: PACE_MS,
    // The writer has already published numbered events of a conversation, so they can wait here.
    concerns: (type) => type in CHANGED_AT_ONCE || type in others || signalled(type),
    handle: async () => undefined,
    async afterCommit(events) {
      await announcePosts(events, CHANGED_AT_ONCE, topics);
      for (const [conversation, seq] of conversations(events))
        await topics.publish('conversation', conversation, { seq });
      for (const event of events)
        if (event.type === 'session.ended')
          await topics.publish('sessionsEnded', 'all', { sessions: event.data.sessions.map(String) });
      for (const event of events)
        for (const [kind, id, message] of signalsOf(event)) await topics.publish(kind, id, message);
      if (events.some((event) => event.type === 'mail.queued'))
        await topics.publish('mailsQueued', 'all', {});
    },
  };
}

/** All events with a number of a conversation; the compiler checks that the list is complete. */
type Numbered = {
  [T in EventType]: DomainEvents[T] extends { conversation: ObjectId; seq: number } ? T : never;
}[EventType];

const numbered: Record<Numbered, true> = {
  'conversation.updated': true,
  'conversation.members-changed': true,
  'message.sent': true,
  'message.edited': true,
  'message.deleted': true,
  'message.restored': true,
  'message.reacted': true,
};

const isNumbered = (event: DomainEvent): event is DomainEvent<Numbered> => event.type in numbered;

/** Whether a domain publishes signals for an event type. */
const signalled = (type: EventType): boolean =>
  domains().some(({ signals }) => signals !== undefined && type in signals);

const signalsOf = (event: DomainEvent): TopicSignal[] =>
  domains().flatMap(({ signals }) => signals?.[event.type]?.(event as never) ?? []);

/** Events that are published to all gateways. */
const others = { 'session.ended': true, 'mail.queued': true } satisfies { [T in EventType]?: true };

/** The last number of each changed conversation. Usually the writer has published it already. */
function conversations(events: readonly DomainEvent[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { data } of events.filter(isNumbered)) {
    const key = data.conversation.toHexString();
    last.set(key, Math.max(last.get(key) ?? 0, data.seq));
  }
  return last;
}
