import type { Connection } from 'mongoose';
import { JobModel, type Job } from '../models/system/job.js';

/** A job in the hands of this process: which run of it. */
export interface Held {
  name: string;
  run: number;
}

/** How far jobs have come, as this process was told a moment ago. */
export interface JobTimes {
  /** The server's clock. */
  now: Date;
  rows: Map<string, Job>;
}

/** The rows of all jobs. Every time in them is of the server's clock, so clocks of gateways don't matter. */
export class JobStore {
  constructor(
    private readonly connection: Connection,
    private readonly holder: string,
    private readonly leaseMs: number,
  ) {}

  private get jobs() {
    return this.connection.db!.collection<Job>(JobModel.collection.collectionName, {
      writeConcern: { w: 'majority' },
    });
  }

  /** The server's clock. */
  async now(): Promise<Date> {
    const { localTime } = await this.connection.db!.admin().command({ hello: 1 });
    return localTime as Date;
  }

  /** Makes the row of a job that is new or whose clock was changed. One that is merely overdue stays overdue. */
  async declare(name: string, every: string, nextRunAt: Date): Promise<void> {
    const never = new Date(0);
    const first = { every, nextRunAt, holder: null, leaseUntil: never, run: 0, failures: 0 };
    await this.jobs.updateOne({ _id: name }, { $setOnInsert: first }, { upsert: true });
    await this.jobs.updateOne({ _id: name, every: { $ne: every } }, { $set: { every, nextRunAt } });
  }

  /** How all these jobs stand. */
  async read(names: string[]): Promise<JobTimes> {
    const rows = await this.jobs
      .aggregate<Job & { now: Date }>([{ $match: { _id: { $in: names } } }, { $set: { now: '$$NOW' } }])
      .toArray();
    return { now: rows[0]?.now ?? (await this.now()), rows: new Map(rows.map((row) => [row._id, row])) };
  }

  /** Takes a job that is due, or whose runner is gone, and sets its next time; null when another was first. */
  async claim(name: string, nextRunAt: Date): Promise<Held | null> {
    const due = { $lte: ['$nextRunAt', '$$NOW'] };
    const abandoned = { $ne: ['$holder', null] };
    const row = await this.jobs.findOneAndUpdate(
      { _id: name, $expr: { $and: [{ $lte: ['$leaseUntil', '$$NOW'] }, { $or: [due, abandoned] }] } },
      [
        {
          $set: {
            holder: this.holder,
            run: { $add: ['$run', 1] },
            leaseUntil: this.fromNow(this.leaseMs),
            startedAt: '$$NOW',
            nextRunAt,
          },
        },
      ],
      { returnDocument: 'after' },
    );
    return row && { name, run: row.run };
  }

  /** Holds on to a job for another while; false when it is another's by now. */
  async renew(held: Held): Promise<boolean> {
    const renewed = await this.jobs.updateOne(
      this.mine(held),
      [{ $set: { leaseUntil: this.fromNow(this.leaseMs) } }],
      { timeoutMS: Math.ceil(this.leaseMs / 3) },
    );
    return renewed.matchedCount === 1;
  }

  /** Lets go of a job that is done. Whoever has woken it meanwhile has set its time; that stays. */
  async finish(held: Held): Promise<void> {
    await this.jobs.updateOne(this.mine(held), [
      { $set: { holder: null, leaseUntil: new Date(0), finishedAt: '$$NOW', failures: 0 } },
      { $unset: 'error' },
    ]);
  }

  /** Lets go of a job that failed, due again after a pause unless the clock is earlier. */
  async fail(held: Held, error: string, pauseMs: number): Promise<void> {
    await this.jobs.updateOne(this.mine(held), [
      {
        $set: {
          holder: null,
          leaseUntil: new Date(0),
          finishedAt: '$$NOW',
          failures: { $add: ['$failures', 1] },
          error: { $literal: error },
          nextRunAt: { $min: ['$nextRunAt', this.fromNow(pauseMs)] },
        },
      },
    ]);
  }

  /** Lets go of a job that was cut off, for another gateway to do at once. */
  async giveBack(held: Held): Promise<void> {
    await this.jobs.updateOne(this.mine(held), [
      { $set: { holder: null, leaseUntil: new Date(0), nextRunAt: { $min: ['$nextRunAt', '$$NOW'] } } },
    ]);
  }

  /** Makes a job due now. */
  async wake(name: string): Promise<void> {
    await this.jobs.updateOne({ _id: name }, [{ $set: { nextRunAt: { $min: ['$nextRunAt', '$$NOW'] } } }]);
  }

  private mine({ name, run }: Held) {
    return { _id: name, holder: this.holder, run };
  }

  private fromNow(milliseconds: number) {
    return { $add: ['$$NOW', milliseconds] };
  }
}
