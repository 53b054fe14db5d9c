import type { Types } from 'mongoose';
import { DomainEventModel } from '../models/system/domain-event.js';
import { EventBatchModel } from '../models/system/event-batch.js';
import { putAside } from './batch.js';
import { ATTEMPTS, isInfrastructure } from './failure.js';
import { pause } from './pacing.js';
import type { Lane } from './lane.js';
import type { LaneSurroundings } from './lane-runner.js';
import type { DomainEvent } from './types.js';

/** How long marks are gathered before they are removed together. An object, so that tests can change it. */
export const unmarking = { afterMs: 1_000 };

/**
 * Runs a lane's `afterCommit`. A batch stays marked until that succeeds, so the next leader repeats what a killed one
 * may have omitted: at-least-once. Marks are removed in bulk, so up to a second of successful batches is repeated
 * too.
 */
export class Publisher {
  private done: Types.ObjectId[] = [];
  private timer: NodeJS.Timeout | null = null;
  private unmarked: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly lane: Lane,
    private readonly around: LaneSurroundings,
  ) {}

  /** Publishes a committed batch. During an outage it waits. */
  async publish(batch: Types.ObjectId, events: DomainEvent[]): Promise<void> {
    if (!this.lane.afterCommit || !(await this.tryUntilOver(events))) return;
    this.done.push(batch);
    this.timer ??= setTimeout(() => void this.flush(), unmarking.afterMs);
  }

  /** Publishes, in order, what an earlier leader committed and possibly did not publish. */
  async finish(): Promise<void> {
    if (!this.lane.afterCommit) return;
    const marked = await EventBatchModel.collection
      .find({ lane: this.lane.name, unpublished: true }, { sort: { _id: 1 } })
      .toArray();
    for (const { _id, ids } of marked) {
      const found = (await DomainEventModel.collection
        .find({ _id: { $in: ids as Types.ObjectId[] } })
        .toArray()) as unknown as DomainEvent[];
      const byId = new Map(found.map((event) => [String(event._id), event]));
      const events = (ids as Types.ObjectId[]).flatMap((id) => byId.get(String(id)) ?? []);
      await this.publish(_id as Types.ObjectId, events);
    }
    await this.flush();
  }

  /** Removes the marks of published batches. If that fails, they are published twice, which is allowed. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const batches = this.done;
    this.done = [];
    if (batches.length > 0) {
      const go = { $unset: { unpublished: true } } as const;
      const asked = EventBatchModel.collection
        .updateMany({ _id: { $in: batches } }, go, { writeConcern: { w: 1 } })
        .catch(() => undefined);
      // Chained, because a list of all pending promises would keep the answers of all earlier ones.
      this.unmarked = this.unmarked.then(() => asked);
    }
    await this.unmarked;
  }

  /** False if the leadership ended first. */
  private async tryUntilOver(events: DomainEvent[]): Promise<boolean> {
    try {
      return await this.outlast(() => this.lane.afterCommit!(events));
    } catch (error) {
      if (events.length === 1) return this.isolate(events[0]!, error);
      for (const event of events) if (!(await this.tryUntilOver([event]))) return false;
      return true;
    }
  }

  private async isolate(event: DomainEvent, first: unknown): Promise<boolean> {
    let error = first;
    for (let attempts = 1; attempts < ATTEMPTS; attempts++) {
      await pause(attempts, this.around.signal);
      try {
        return await this.outlast(() => this.lane.afterCommit!([event]));
      } catch (again) {
        error = again;
      }
    }
    await putAside(undefined, this.lane.name, event, 'afterCommit', { error, attempts: ATTEMPTS });
    this.around.metrics.deadLetter?.(this.lane.name);
    const details = { lane: this.lane.name, event: String(event._id), type: event.type, err: error };
    this.around.logger.error(details, 'An event could not be published and became a dead letter.');
    return true;
  }

  /** Retries while the infrastructure fails. An error that the event caused is thrown. */
  private async outlast(work: () => Promise<void>): Promise<boolean> {
    const { logger, metrics, signal } = this.around;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        await work();
        return true;
      } catch (error) {
        if (!isInfrastructure(error)) throw error;
        metrics.retried?.(this.lane.name);
        logger.warn({ lane: this.lane.name, err: error }, 'Publishing waits for its target.');
        await pause(attempt, signal);
      }
    }
    return false;
  }
}
