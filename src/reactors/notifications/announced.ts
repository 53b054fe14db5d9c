import type { Lane } from '../../events/lane.js';
import { nobodyOnline, type Presence } from '../../events/presence.js';
import { MESSAGING_LANE, NOTIFICATIONS_LANE } from '../../events/settled.js';
import type { TopicBus } from '../../events/topics.js';
import type { DomainEvent } from '../../events/types.js';
import { NotificationCounterModel, type NotificationCounter } from '../../models/social/index.js';
import { announceInboxes } from '../messaging/index.js';
import { announceTimelines } from '../timelines/index.js';
import { TIMELINES_LANE } from '../lanes.js';
import { notedOf, type Count } from './noted.js';
import { pushesWait } from './push.js';

/**
 * The lanes, of which those of notifications and of inboxes signal to their recipients once their effects are committed: the lane `live`
 * would not know when that is. Whose counter was changed since by a later event is signalled with that.
 */
export function announced(
  lanes: readonly Lane[],
  topics: TopicBus,
  presence: Presence = nobodyOnline,
): Lane[] {
  return lanes.map((lane) => {
    if (lane.name === TIMELINES_LANE)
      return { ...lane, afterCommit: (events) => announceTimelines(events, topics, presence) };
    if (lane.name === MESSAGING_LANE)
      return { ...lane, afterCommit: (events) => announceInboxes(events, topics) };
    if (lane.name !== NOTIFICATIONS_LANE) return lane;
    return {
      ...lane,
      async afterCommit(events) {
        const changed = await changedBy(events);
        for (const { _id, seq, unread } of changed)
          await topics.publish('notifications', _id.toHexString(), { seq, unread });
        if (changed.length === 0 || notedOf(events)?.pushes === false) return;
        if (await pushesWait()) await topics.publish('pushesQueued', 'all', {});
      },
    };
  });
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
