import { modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/** The last number of a series, such as `TICK-2026`. */
@modelOptions(collection('human_numbers'))
export class HumanNumber {
  @prop({ type: String, required: true })
  _id: string;

  @prop({ type: Number, required: true })
  last: number;
}

/** The `human_numbers` collection. */
export const HumanNumberModel = defineModel(HumanNumber);
