import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { OnPresenceChange, Presence } from '../../events/presence.js';
import { Changes } from './changes.js';
import { Here } from './here.js';
import { patience, type PresencePatience } from './patience.js';
import { RedisStore } from './redis-store.js';

/** As many people go into one command. */
const CHUNK = 1_000;

/**
 * The presence of many gateways, in Redis. Each says every few seconds that it lives; what Redis has forgotten, or did
 * not hear while it was away, is put right then. While Redis does not answer, a gateway knows its own people.
 */
export function redisPresence(
  redis: Redis,
  onChange: OnPresenceChange,
  taking: PresencePatience = patience,
): Presence {
  const { gatherMs, beatMs, lifeMs, askMs } = taking;
  const store = new RedisStore(redis, randomUUID());
  let blindUntil = 0;
  /** Redis may have missed something: it was away, or is another one than before. */
  let unsure = false;
  redis.on('ready', () => (unsure = true));

  let announced: Promise<void> = Promise.resolve();
  /** One after the other, and nothing waits for it: of the people of a large gateway it takes longer than a silence may be. */
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
        // Who came and went in between was here: everybody comes, and some go.
        await tell(some, gone);
      } catch (error) {
        unsure = true;
        throw error;
      }
    }
  });
  const here = new Here(taking, (person) => changes.note(person));

  /** Says that this gateway lives, puts right what Redis has otherwise, and speaks for those who no longer can. */
  async function beat(): Promise<void> {
    const count = await tell([], []);
    if (unsure || count !== here.people().length) {
      const listed = new Set(await store.listed());
      unsure = false;
      for (const person of here.people()) if (!listed.delete(person)) changes.note(person);
      // Whose leaving is on its way already is told of by that.
      const gone = [...listed].filter((person) => !here.has(person));
      if (gone.length > 0) await tell([], gone);
    }
    for (let dead = await store.bury(); dead; dead = await store.bury()) {
      announce(dead.people, () => false, dead.at);
    }
  }

  let beating: Promise<void> = Promise.resolve();
  // Redis that is away is waited for; its connection tells the log.
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
        // As when it is late.
      }
      // Not every request has to find out for itself.
      blindUntil = performance.now() + askMs * 4;
      return new Set(known);
    },
    arrive: (person) => here.arrive(person),
    async close() {
      clearInterval(timer);
      await beating;
      await changes.close();
      await announced;
      // Its clients come back elsewhere in a moment. Whoever does not is told of by another gateway, or by the next.
      here.clear();
      await Promise.race([
        store.stop(taking.graceMs).catch(() => undefined),
        sleep(askMs, null, { ref: false }),
      ]);
    },
  };
}
