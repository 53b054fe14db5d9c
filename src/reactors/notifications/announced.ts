import type { TopicBus } from '../../events/topics.js';
import type { DomainEvent } from '../../events/types.js';
import { NotificationCounterModel, type NotificationCounter } from '../../models/social/index.js';
import { notedOf, type Count } from './noted.js';
import { pushesWait } from './push.js';

/** Signals to recipients, and for pushes that wait; whose counter was changed since by a later event is signalled with that. */
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

/** The counters that these events have changed: as they were written here, or where that isn't known, as they are. */
async function changedBy(events: readonly DomainEvent[]): Promise<readonly Count[]> {
  const noted = notedOf(events);
  const counts = noted && [...noted.counters.values()];
  if (counts?.every((count) => count !== null)) return counts;
  return NotificationCounterModel.collection
    .find<NotificationCounter>({ event: { $in: events.map(({ _id }) => _id) } })
    .toArray();
}
