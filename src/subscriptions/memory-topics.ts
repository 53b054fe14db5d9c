import { EventEmitter } from 'node:events';
import type { TopicBus } from '../events/topics.js';

/** Topics of a single process, for a gateway without Redis. */
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
    // Publishers and listeners share the process, so there are no outages.
    onResume: () => undefined,
    async close() {
      emitter.removeAllListeners();
    },
  };
}
