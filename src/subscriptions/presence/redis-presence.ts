import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RedisClient } from '../../lib/redis.js';
import type { OnPresenceChange, Presence } from '../../events/presence.js';
import { Changes } from './changes.js';
import { Here } from './here.js';
import { patience, type PresencePatience } from './patience.js';
import { RedisStore } from './redis-store.js';

/** Users per command. */
const CHUNK = 1_000;

/**
 * The presence of several gateways, in Redis. Each gateway sends a heartbeat every few seconds, which also repairs
 * what Redis has lost or missed. During a Redis outage a gateway knows its own users only.
 */
export function redisPresence(
  redis: RedisClient,
  onChange: OnPresenceChange,
  taking: PresencePatience = patience,
): Presence {
  const { gatherMs, beatMs, lifeMs, askMs } = taking;
  const store = new RedisStore(redis, randomUUID());
  let blindUntil = 0;
  /** Whether Redis may have missed changes: after an outage, or if it was replaced. */
  let unsure = false;
  redis.on('ready', () => (unsure = true));

  let announced: Promise<void> = Promise.resolve();
  /**
   * Announces changes in sequence, and nothing waits for it: for the users of a large gateway it takes longer than
   * the heartbeat's interval allows.
   */
  const announce = (people: readonly string[], online: (person: string) => boolean, at: Date): void => {
    if (people.length === 0) return;
    const told = people.map((person) => ({ person, online: online(person), at }));
    announced = announced.then(() => onChange(told)).catch(() => undefined);
  };

  async function tell(came: string[], went: string[]): Promise<number> {
    const { at, count, changed } = await store.tell(lifeMs, came, went);
    announce([...new Set(changed)], (person) => here.has(person), at);
    return count;
  }

  const changes = new Changes(gatherMs, async (people) => {
    for (let start = 0; start < people.length; start += CHUNK) {
      const some = people.slice(start, start + CHUNK);
      const gone = some.filter((person) => !here.has(person));
      try {
        // A user who came and went in between was online: all are added, then some removed.
        await tell(some, gone);
      } catch (error) {
        unsure = true;
        throw error;
      }
    }
  });
  const here = new Here(taking, (person) => changes.note(person));

  /** Sends a heartbeat, repairs differences in Redis, and announces the users of dead gateways as offline. */
  async function beat(): Promise<void> {
    const count = await tell([], []);
    if (unsure || count !== here.people().length) {
      const listed = new Set(await store.listed());
      unsure = false;
      for (const person of here.people()) if (!listed.delete(person)) changes.note(person);
      // A user in the grace period is announced when it ends.
      const gone = [...listed].filter((person) => !here.has(person));
      if (gone.length > 0) await tell([], gone);
    }
    for (let dead = await store.bury(); dead; dead = await store.bury()) {
      announce(dead.people, () => false, dead.at);
    }
  }

  let beating: Promise<void> = Promise.resolve();
  // A Redis outage is waited for; the connection logs it.
  const next = (): void => void (beating = beating.then(beat).catch(() => undefined));
  const timer = setInterval(next, beatMs).unref();
  next();

  return {
    async online(people) {
      const known = people.filter((person) => here.has(person));
      const others = people.filter((person) => !here.has(person));
      if (others.length === 0 || performance.now() < blindUntil) return new Set(known);
      try {
        const late = sleep(askMs, null, { ref: false });
        const answer = await Promise.race([store.online(others), late]);
        if (answer) return new Set([...known, ...others.filter((_, index) => answer[index])]);
      } catch {
        // A failure counts as a timeout.
      }
      // So that not every request has to wait for the timeout.
      blindUntil = performance.now() + askMs * 4;
      return new Set(known);
    },
    arrive: (person) => here.arrive(person),
    async close() {
      clearInterval(timer);
      await beating;
      await changes.close();
      await announced;
      // Clients of this gateway reconnect to another one shortly. Users who don't are announced by another gateway,
      // or by the next one.
      here.clear();
      await Promise.race([
        store.stop(taking.graceMs).catch(() => undefined),
        sleep(askMs, null, { ref: false }),
      ]);
    },
  };
}
