import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Schema, type mongo } from 'mongoose';
import { ROLLUP_LEVELS, type RollupLevel } from '../../lib/rollup-levels.js';
import { collection, defineModel } from '../base.js';

/**
 * Figures of one period: what a rollup's definition groups by, counted and summed. Made from raw rows by a job, and the same
 * when it is made again. No row without occurrences.
 */
@modelOptions(collection('rollups'))
@index({ name: 1, level: 1, at: 1 })
@index({ name: 1, level: 1, 'key.0': 1, at: 1 })
@index({ key: 1 })
export class Rollup {
  /** Name, level, period and key: making a period again replaces its rows. */
  @prop({ type: String, required: true })
  _id: string;

  /** The definition's name, such as `engagement.posts`. */
  @prop({ type: String, required: true })
  name: string;

  @prop({ type: String, required: true, enum: ROLLUP_LEVELS })
  level: RollupLevel;

  /** The period's start, in UTC. */
  @prop({ type: Date, required: true })
  at: Date;

  /** What the definition groups by, in its order, as text. Empty text where a row has none. */
  @prop({ type: () => [String], required: true })
  key: string[];

  /** Number of raw rows. */
  @prop({ type: Number, required: true })
  count: number;

  @prop({ type: () => Schema.Types.Mixed })
  sums?: Record<string, number>;

  /** Sketches of sets, see `lib/sketches/uniques.ts`. */
  @prop({ type: () => Schema.Types.Mixed })
  uniques?: Record<string, mongo.Binary>;

  /** Histograms, see `lib/sketches/histogram.ts`. */
  @prop({ type: () => Schema.Types.Mixed })
  values?: Record<string, Record<string, number>>;
}

/** The `rollups` collection. */
export const RollupModel = defineModel(Rollup);

/** How far a rollup is made. */
@modelOptions(collection('rollup_states'))
export class RollupState {
  /** The definition's name. */
  @prop({ type: String, required: true })
  _id: string;

  /** The end of the last period that was made. It is still made again for some time. */
  @prop({ type: Date, required: true })
  madeUntil: Date;
}

/** The `rollup_states` collection. */
export const RollupStateModel = defineModel(RollupState);

/** A quarter of an hour that raw rows were added to after it was made. */
@modelOptions(collection('rollup_late_slots'))
export class RollupLateSlot {
  /** The raw rows' collection, and the start of the period. */
  @prop({ type: String, required: true })
  _id: string;

  @prop({ type: String, required: true })
  source: string;

  @prop({ type: Date, required: true })
  at: Date;

  /** Number of additions: a mark that grew while the period was made stays. */
  @prop({ type: Number, required: true })
  additions: number;
}

/** The `rollup_late_slots` collection. */
export const RollupLateSlotModel = defineModel(RollupLateSlot);
