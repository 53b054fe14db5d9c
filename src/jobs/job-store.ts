import type { Connection } from 'mongoose';
import { JobModel, type Job } from '../models/system/job.js';

/** A job that this process runs, with the number of the run. */
export interface Held {
  name: string;
  run: number;
}

/** The state of the jobs, as read a moment ago. */
export interface JobTimes {
  /** The time of the server's clock. */
  now: Date;
  rows: Map<string, Job>;
}

/** The rows of all jobs. Every time in them is from the server's clock, so the gateways' clocks don't matter. */
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

  /** The time of the server's clock. */
  async now(): Promise<Date> {
    const { localTime } = await this.connection.db!.admin().command({ hello: 1 });
    return localTime as Date;
  }

  /** Creates or updates the row of a job that is new or has a new schedule. An overdue job stays overdue. */
  async declare(name: string, every: string, nextRunAt: Date): Promise<void> {
    const never = new Date(0);
    const first = { every, nextRunAt, holder: null, leaseUntil: never, run: 0, failures: 0 };
    await this.jobs.updateOne({ _id: name }, { $setOnInsert: first }, { upsert: true });
    await this.jobs.updateOne({ _id: name, every: { $ne: every } }, { $set: { every, nextRunAt } });
  }

  /** The state of all these jobs. */
  async read(names: string[]): Promise<JobTimes> {
    const rows = await this.jobs
      .aggregate<Job & { now: Date }>([{ $match: { _id: { $in: names } } }, { $set: { now: '$$NOW' } }])
      .toArray();
    return { now: rows[0]?.now ?? (await this.now()), rows: new Map(rows.map((row) => [row._id, row])) };
  }

  /** Claims a job that is due, or whose runner is dead, and sets its next time. Null if another gateway was first. */
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

  /** Extends the lease of a job. False if another gateway has it now. */
  async renew(held: Held): Promise<boolean> {
    const renewed = await this.jobs.updateOne(
      this.mine(held),
      [{ $set: { leaseUntil: this.fromNow(this.leaseMs) } }],
      { timeoutMS: Math.ceil(this.leaseMs / 3) },
    );
    return renewed.matchedCount === 1;
  }

  /** Releases a finished job. A wake-up in the meantime has set its next time, which is kept. */
  async finish(held: Held): Promise<void> {
    await this.jobs.updateOne(this.mine(held), [
      { $set: { holder: null, leaseUntil: new Date(0), finishedAt: '$$NOW', failures: 0 } },
      { $unset: 'error' },
    ]);
  }

  /** Releases a failed job. It is due again after a pause, or by its schedule if that is earlier. */
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

  /** Releases an interrupted job, so that another gateway runs it immediately. */
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
