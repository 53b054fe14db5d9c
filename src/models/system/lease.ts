import { modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/** The leader's lease. Judged by the server's clock only; `fence` increases with every change of the holder. */
@modelOptions(collection('leases'))
export class Lease {
  /** The purpose of the lease. */
  @prop({ required: true, type: String })
  _id!: string;

  @prop({ type: String, default: null })
  holder!: string | null;

  @prop({ required: true, type: Number })
  fence!: number;

  @prop({ required: true, type: Date })
  expiresAt!: Date;
}

export const LeaseModel = defineModel(Lease);
