import { isInfrastructure } from '../events/failure.js';
import type { TopicBus } from '../events/topics.js';

/**
 * Topics for one batch of a lane with other effects, which must not fail during an outage of the topics. After a
 * failed publish the rest of the batch is not published either, because each attempt would take as long to fail.
 * Signals are hints: receivers poll at intervals, and immediately when they are connected again.
 */
export function whileItHears(topics: Pick<TopicBus, 'publish'>): Pick<TopicBus, 'publish'> {
  let away = false;
  return {
    async publish(kind, id, message) {
      if (away) return;
      try {
        await topics.publish(kind, id, message);
      } catch (error) {
        if (!isInfrastructure(error)) throw error;
        away = true;
      }
    },
  };
}
