import { modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/**
 * A scheduled job, one row for all gateways: when it is due, and which gateway runs it. The server's clock decides.
 */
@modelOptions(collection('jobs'))
export class Job {
  /** The job's name in `jobs/jobs.ts`. */
  @prop({ required: true, type: String })
  _id!: string;

  /** The cron expression from which `nextRunAt` was computed. If it changes, `nextRunAt` is computed again. */
  @prop({ required: true, type: String })
  every!: string;

  @prop({ required: true, type: Date })
  nextRunAt!: Date;

  /** The gateway that runs it. If it is set after `leaseUntil`, the runner died during the run. */
  @prop({ type: String, default: null })
  holder!: string | null;

  @prop({ required: true, type: Date })
  leaseUntil!: Date;

  /**
   * The fencing token. Increases with every run, so that a runner that was considered dead cannot overwrite its
   * successor.
   */
  @prop({ required: true, type: Number })
  run!: number;

  /** Number of consecutive failures. */
  @prop({ required: true, type: Number })
  failures!: number;

  @prop({ type: Date })
  startedAt?: Date;

  @prop({ type: Date })
  finishedAt?: Date;

  /** The error of the last run. Removed by a successful one. */
  @prop({ type: String })
  error?: string;
}

/** The `jobs` collection. */
export const JobModel = defineModel(Job);
