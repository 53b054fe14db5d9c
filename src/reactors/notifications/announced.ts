import type { Lane } from '../../events/lane.js';
import { nobodyOnline, type Presence } from '../../events/presence.js';
import { MESSAGING_LANE, NOTIFICATIONS_LANE } from '../../events/settled.js';
import type { TopicBus } from '../../events/topics.js';
import { NotificationCounterModel, type NotificationCounter } from '../../models/social/index.js';
import { announceInboxes } from '../messaging/index.js';
import { announceTimelines } from '../timelines/index.js';
import { TIMELINES_LANE } from '../lanes.js';
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
        const changed = await NotificationCounterModel.collection
          .find<NotificationCounter>({ event: { $in: events.map(({ _id }) => _id) } })
          .toArray();
        for (const { _id, seq, unread } of changed)
          await topics.publish('notifications', _id.toHexString(), { seq, unread });
        if (changed.length > 0 && (await pushesWait())) await topics.publish('pushesQueued', 'all', {});
      },
    };
  });
}
