import { isInfrastructure } from '../events/failure.js';
import type { TopicBus } from '../events/topics.js';

/**
 * Topics for one batch of a lane that has effects besides: these go on while nobody hears of them. What can't be published
 * is left out, and so is what comes behind it, for each would take as long to fail. Signals are hints: those who listen look
 * by themselves every now and then, and at once when they hear again.
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
