import type { Lane } from '../../events/lane.js';
import { nobodyOnline, type Presence } from '../../events/presence.js';
import { COUNTERS_LANE, MESSAGING_LANE, NOTIFICATIONS_LANE } from '../../events/settled.js';
import type { TopicBus } from '../../events/topics.js';
import type { DomainEvent } from '../../events/types.js';
import { NotificationCounterModel, type NotificationCounter } from '../../models/social/index.js';
import { announceInboxes } from '../messaging/index.js';
import { announceTimelines } from '../timelines/index.js';
import { TIMELINES_LANE } from '../lanes.js';
import { announcePosts, COUNTED } from '../post-activity.js';
import { whileItHears } from '../while-it-hears.js';
import { notedOf, type Count } from './noted.js';
import { pushesWait } from './push.js';

/**
 * The lanes, each of which signals to those concerned once its effects are committed: the lane `live` would not know when
 * that is. Topics that are away don't hold up what they do.
 */
export function announced(
  lanes: readonly Lane[],
  topics: TopicBus,
  presence: Presence = nobodyOnline,
): Lane[] {
  const tells: Record<string, (events: DomainEvent[], topics: Pick<TopicBus, 'publish'>) => Promise<void>> = {
    [COUNTERS_LANE]: (events, bus) => announcePosts(events, COUNTED, bus),
    [TIMELINES_LANE]: (events, bus) => announceTimelines(events, bus, presence),
    [MESSAGING_LANE]: announceInboxes,
    [NOTIFICATIONS_LANE]: announceNotifications,
  };
  return lanes.map((lane) => {
    const tell = tells[lane.name];
    return tell ? { ...lane, afterCommit: (events) => tell(events, whileItHears(topics)) } : lane;
  });
}

/** Whose counter was changed since by a later event is signalled with that. */
async function announceNotifications(
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
