import { modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/**
 * A record of data that the gateway has added, so that it is added once, whatever the number of starts and machines.
 */
@modelOptions(collection('seeds'))
export class Seed {
  /** The name of the data, such as `demo`. */
  @prop({ required: true, type: String })
  _id!: string;

  /** The reference time of the seed's dates: stored, so that a restart after a kill continues with the same. */
  @prop({ required: true, type: Date })
  anchor!: Date;

  /** Until when, by the server's clock, a gateway is working on it. */
  @prop({ required: true, type: Date })
  claimedUntil!: Date;

  @prop({ type: Date, default: null })
  doneAt!: Date | null;
}

export const SeedModel = defineModel(Seed);
