import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The state of a work item. DONE, FAILED and CANCELLED are final. */
export enum WorkState {
  QUEUED = 'queued',
  RUNNING = 'running',
  DONE = 'done',
  FAILED = 'failed',
  CANCELLED = 'cancelled',
}

/** How long finished items are kept. */
const KEPT_SECONDS = 7 * 24 * 60 * 60;

/** One piece of work that a worker does outside of any request: an answer, a generation, a delivery. */
@modelOptions(collection('work_items'))
@index(
  { kind: 1, subject: 1 },
  { unique: true, partialFilterExpression: { open: true }, name: 'one_open_item' },
)
@index({ kind: 1, state: 1, dueAt: 1 })
@index({ finishedAt: 1 }, { expireAfterSeconds: KEPT_SECONDS })
export class WorkItem extends BaseDocument {
  @prop({ type: String, required: true })
  kind: string;

  /** The document that the work is about. At most one open item per kind and subject. */
  @prop({ type: () => Types.ObjectId, required: true })
  subject: Types.ObjectId;

  @prop({ type: String, enum: WorkState, required: true })
  state: WorkState;

  /** Whether the state is not final. The unique index covers only rows with this field. */
  @prop({ type: Boolean })
  open?: boolean;

  /** When a worker may take it: queued items after a back-off, running items after their lease. */
  @prop({ type: Date, required: true })
  dueAt: Date;

  /** Rises with each claim. A worker whose fence is not the current one has lost the item. */
  @prop({ type: Number, required: true })
  fence: number;

  /** Number of claims so far. */
  @prop({ type: Number, required: true })
  attempts: number;

  @prop({ type: () => Object })
  payload?: Record<string, unknown>;

  /** The last error, for operators. */
  @prop({ type: String })
  error?: string;

  @prop({ type: Date, required: true })
  createdAt: Date;

  @prop({ type: Date })
  finishedAt?: Date;
}

/** The `work_items` collection. */
export const WorkItemModel = defineModel(WorkItem);
