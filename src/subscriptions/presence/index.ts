import type { Redis } from 'ioredis';
import type { OnPresenceChange, Presence } from '../../events/presence.js';
import { memoryPresence } from './memory-presence.js';
import { redisPresence } from './redis-presence.js';

export { memoryPresence } from './memory-presence.js';
export { redisPresence } from './redis-presence.js';
export { presenceTold } from './told.js';

/** Presence over Redis where there is one, and of this process alone where there is none. */
export function createPresence(redis: Redis | null, onChange: OnPresenceChange): Presence {
  return redis ? redisPresence(redis, onChange) : memoryPresence(onChange);
}
