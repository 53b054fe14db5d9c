import type { Lane } from '../events/lane.js';
import { nobodyOnline, type Presence } from '../events/presence.js';
import { COUNTERS_LANE, MESSAGING_LANE, NOTIFICATIONS_LANE } from '../events/settled.js';
import type { TopicBus } from '../events/topics.js';
import type { DomainEvent } from '../events/types.js';
import { TIMELINES_LANE } from './lanes.js';
import { announceInboxes } from './messaging/index.js';
import { announceNotifications } from './notifications/announced.js';
import { announcePosts, COUNTED } from './post-activity.js';
import { announceTimelines } from './timelines/index.js';
import { whileItHears } from './while-it-hears.js';

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
