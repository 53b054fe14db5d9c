import { modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/** Who leads. Judged by the server's clock only; `fence` grows with every change of hands. */
@modelOptions(collection('leases'))
export class Lease {
  /** What the lease is for. */
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
