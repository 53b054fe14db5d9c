import type { Lane } from '../../src/events/lane.js';
import type { DomainEvent } from '../../src/events/types.js';

/** The partition of a key: the same in every process and for all time. */
export function partitionOf(key: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const char of key) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash % count;
}

/**
 * One of several lanes that divide the events of a lane by a key, such as the person or the post that they change.
 * Each has its own checkpoint; events of one key stay in order.
 */
export function partition(
  lane: Lane,
  keyOf: (event: DomainEvent) => string,
  which: number,
  count: number,
): Lane {
  const mine = (events: DomainEvent[]) =>
    events.filter((event) => partitionOf(keyOf(event), count) === which);
  const { afterCommit } = lane;
  return {
    ...lane,
    name: `${lane.name}:${which}/${count}`,
    async handle(events, tx) {
      const own = mine(events);
      if (own.length > 0) await lane.handle(own, tx);
    },
    ...(afterCommit ? { afterCommit: (events) => afterCommit(mine(events)) } : {}),
  };
}
