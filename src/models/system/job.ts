import { modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/** A job of the clock, one row for all gateways: when it is due, and who runs it now. Server time decides. */
@modelOptions(collection('jobs'))
export class Job {
  /** The job's name in `jobs/jobs.ts`. */
  @prop({ required: true, type: String })
  _id!: string;

  /** Its cron expression when `nextRunAt` was reckoned: another one means to reckon again. */
  @prop({ required: true, type: String })
  every!: string;

  @prop({ required: true, type: Date })
  nextRunAt!: Date;

  /** Who runs it; not null beyond `leaseUntil` means that its runner died in the middle. */
  @prop({ type: String, default: null })
  holder!: string | null;

  @prop({ required: true, type: Date })
  leaseUntil!: Date;

  /** Grows with every run, so that a runner that was taken for dead can't speak for its successor. */
  @prop({ required: true, type: Number })
  run!: number;

  /** How often it failed in a row. */
  @prop({ required: true, type: Number })
  failures!: number;

  @prop({ type: Date })
  startedAt?: Date;

  @prop({ type: Date })
  finishedAt?: Date;

  /** What the last run failed of; gone after one that did not. */
  @prop({ type: String })
  error?: string;
}

/** The `jobs` collection. */
export const JobModel = defineModel(Job);
