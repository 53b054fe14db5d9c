import { EventEmitter } from 'node:events';
import type { TopicBus } from '../events/topics.js';

/** Topics of a single process: what a gateway uses where no Redis is configured. */
export function memoryTopics(): TopicBus {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    async publish(kind, id, message) {
      emitter.emit(`${kind}:${id}`, message);
    },
    async listen(kind, id, on) {
      emitter.on(`${kind}:${id}`, on);
      return async () => void emitter.off(`${kind}:${id}`, on);
    },
    // Nothing is between those who publish and those who listen, so it is never cut off.
    onResume: () => undefined,
    async close() {
      emitter.removeAllListeners();
    },
  };
}
