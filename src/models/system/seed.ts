import { modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/** Data that the gateway itself has put in, so that it is put in once, however often and on how many machines it starts. */
@modelOptions(collection('seeds'))
export class Seed {
  /** What was put in, e.g. `demo`. */
  @prop({ required: true, type: String })
  _id!: string;

  /** The moment that the seed's dates are counted back from: kept, so that a start after a kill goes on with the same. */
  @prop({ required: true, type: Date })
  anchor!: Date;

  /** Until when, by the server's clock, somebody is at work on it. */
  @prop({ required: true, type: Date })
  claimedUntil!: Date;

  @prop({ type: Date, default: null })
  doneAt!: Date | null;
}

export const SeedModel = defineModel(Seed);
