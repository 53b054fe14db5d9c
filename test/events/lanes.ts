import mongoose, { type Types } from 'mongoose';
import { expect, vi } from 'vitest';
import { createRunner, type EventRunner, type RunnerOptions } from '../../src/events/runner.js';
import type { Lane } from '../../src/events/lane.js';
import { transact } from '../../src/events/transact.js';
import type { DomainEvent } from '../../src/events/types.js';
import { EventCheckpointModel } from '../../src/models/system/event-checkpoint.js';
import { effects, postCreated } from './database.js';

/** The label that `postCreated` put on an event. */
export const labelOf = (event: DomainEvent): string => (event.data as { tags: string[] }).tags[0]!;

/** A lane whose effect is one document an event, so that doubled, lost and misordered ones show. */
export function recordingLane(name: string, extra: Partial<Lane> = {}): Lane {
  return {
    name,
    async handle(events, { session }) {
      const documents = events.map((event) => ({ lane: name, event: event._id, label: labelOf(event) }));
      await effects().insertMany(documents, { session });
    },
    ...extra,
  };
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const started: EventRunner[] = [];

/** A runner that `stopRunners` stops; leases are short, so that tests of takeover are. */
export async function runLanes(lanes: Lane[], options: Partial<RunnerOptions> = {}): Promise<EventRunner> {
  const runner = createRunner({
    connection: mongoose.connection,
    lanes,
    logger: silent,
    leaseMs: 3_000,
    ...options,
  });
  started.push(runner);
  await runner.start();
  return runner;
}

/** For `afterEach`. */
export async function stopRunners(): Promise<void> {
  await Promise.all(started.splice(0).map((runner) => runner.stop()));
}

/** Commits one transaction with some events and gives their ids. */
export async function emit(...labels: string[]): Promise<Types.ObjectId[]> {
  const ctx = { commits: [] as Types.ObjectId[] };
  await transact(ctx, async (tx) => {
    for (const label of labels) tx.emit('post.created', postCreated(label));
  });
  return ctx.commits;
}

/** Resolves when a lane that was new to the log has a place in it: from then on it reads on from there after a restart. */
export async function placed(lane: string): Promise<void> {
  await vi.waitFor(async () => {
    const place = await EventCheckpointModel.collection.findOne({ _id: lane } as object);
    expect(place?.['token']).toBeDefined();
  });
}

/** What a lane has done, in the order it did it. */
export async function done(lane: string): Promise<string[]> {
  const rows = await effects().find({ lane }).sort({ _id: 1 }).toArray();
  return rows.map((row) => row.label as string);
}

/** A gate to hold a handler at: `reached` resolves when it is there, `open` lets it go on. */
export function gate() {
  let open!: () => void;
  let arrive!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  return {
    reached,
    open,
    wait: () => {
      arrive();
      return opened;
    },
  };
}
