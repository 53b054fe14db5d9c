import type { TopicBus } from '../../events/topics.js';
import type { DomainEvent } from '../../events/types.js';
import { NotificationCounterModel, type NotificationCounter } from '../../models/social/index.js';
import { notedOf, type Count } from './noted.js';
import { pushesWait } from './push.js';

/**
 * Publishes signals to recipients, and for waiting push messages. A counter that a later event has changed is
 * signalled for that event.
 */
export async function announceNotifications(
  events: readonly DomainEvent[],
  topics: Pick<TopicBus, 'publish'>,
): Promise<void> {
  const changed = await changedBy(events);
  for (const { _id, seq, unread } of changed)
    await topics.publish('notifications', _id.toHexString(), { seq, unread });
  if (changed.length === 0 || notedOf(events)?.pushes === false) return;
  if (await pushesWait()) await topics.publish('pushesQueued', 'all', {});
}

/** The counters that these events have changed: as noted in this process, else read from the database. */
async function changedBy(events: readonly DomainEvent[]): Promise<readonly Count[]> {
  const noted = notedOf(events);
  const counts = noted && [...noted.counters.values()];
  if (counts?.every((count) => count !== null)) return counts;
  return NotificationCounterModel.collection
    .find<NotificationCounter>({ event: { $in: events.map(({ _id }) => _id) } })
    .toArray();
}
