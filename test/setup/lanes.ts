import { settled } from '../../src/events/settled.js';
import type { DomainEvent } from '../../src/events/types.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { lanes } from '../../src/reactors/lanes.js';

/** As they were written: an id holds the time of its event, and tests that travel in time leave events of the future. */
export const NEWEST_FIRST = { $natural: -1 } as const;

/** Waits until everything that is committed by now has had its effects: counters, timelines, notifications. */
export function allFolded(): Promise<void> {
  return foldedBy(lanes().map(({ name }) => name));
}

/** The same for one lane: under steady writes, whoever waits for the slowest lane finds the others behind. */
export function laneFolded(name: string): Promise<void> {
  return foldedBy([name]);
}

async function foldedBy(names: readonly string[]): Promise<void> {
  const newest = await DomainEventModel.find({}, { _id: 1 }).sort(NEWEST_FIRST).limit(2_000).lean();
  const commits = newest.map((event) => event._id);
  for (const name of names)
    if (!(await settled({ commits }, { lane: name, timeoutMs: 30_000 })))
      throw new Error(`The lane ${name} did not get there; is an event stuck?`);
}

/** The events that were written last, the newest last. */
export async function latestEvents(count: number): Promise<DomainEvent[]> {
  const newest = await DomainEventModel.find().sort(NEWEST_FIRST).limit(count).lean();
  return newest.reverse() as unknown as DomainEvent[];
}
