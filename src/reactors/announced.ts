import { domains, type TopicSignal } from '../domain.js';
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

/** Publishes the domains' signals of folded events: each signal once per batch. */
async function announceFolded(
  events: readonly DomainEvent[],
  topics: Pick<TopicBus, 'publish'>,
): Promise<void> {
  const told = new Map<string, TopicSignal>();
  for (const event of events)
    for (const { foldedSignals } of domains())
      for (const signal of foldedSignals?.[event.type]?.(event as never) ?? [])
        told.set(JSON.stringify(signal), signal);
  for (const [kind, id, message] of told.values()) await topics.publish(kind, id, message);
}

/**
 * Wraps the lanes so that each publishes signals after its own commit; the lane `live` would not know when that is.
 * An outage of the topics does not delay a lane.
 */
export function announced(
  lanes: readonly Lane[],
  topics: TopicBus,
  presence: Presence = nobodyOnline,
): Lane[] {
  const tells: Record<string, (events: DomainEvent[], topics: Pick<TopicBus, 'publish'>) => Promise<void>> = {
    async [COUNTERS_LANE](events, bus) {
      await announcePosts(events, COUNTED, bus);
      await announceFolded(events, bus);
    },
    [TIMELINES_LANE]: (events, bus) => announceTimelines(events, bus, presence),
    [MESSAGING_LANE]: announceInboxes,
    [NOTIFICATIONS_LANE]: announceNotifications,
    ...Object.assign({}, ...domains().map(({ announces }) => announces ?? {})),
  };
  return lanes.map((lane) => {
    const tell = tells[lane.name];
    return tell ? { ...lane, afterCommit: (events) => tell(events, whileItHears(topics)) } : lane;
  });
}
