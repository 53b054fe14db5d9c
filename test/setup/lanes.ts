import { settled } from '../../src/events/settled.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { lanes } from '../../src/reactors/lanes.js';

/** Waits until everything that is committed by now has had its effects: counters, timelines. */
export async function allFolded(): Promise<void> {
  const newest = await DomainEventModel.find({}, { _id: 1 }).sort({ _id: -1 }).limit(2_000).lean();
  const commits = newest.map((event) => event._id);
  for (const { name } of lanes)
    if (!(await settled({ commits }, { lane: name, timeoutMs: 15_000 })))
      throw new Error(`The lane ${name} did not get there; is an event stuck?`);
}
