import type { RedisClient } from '../../lib/redis.js';
import type { OnPresenceChange, Presence } from '../../events/presence.js';
import { memoryPresence } from './memory-presence.js';
import { redisPresence } from './redis-presence.js';

export { memoryPresence } from './memory-presence.js';
export { redisPresence } from './redis-presence.js';
export { presenceTold } from './told.js';

/** Presence over Redis, or of this process alone without Redis. */
export function createPresence(redis: RedisClient | null, onChange: OnPresenceChange): Presence {
  return redis ? redisPresence(redis, onChange) : memoryPresence(onChange);
}
