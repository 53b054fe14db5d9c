import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** The state of a user's mail digests; the id is the user's. Created when the first digest is considered. */
@modelOptions(collection('digest_states'))
export class DigestState {
  @prop({ type: () => Types.ObjectId, required: true })
  _id: Types.ObjectId;

  /** When the last digest was written. Null if there is none. */
  @prop({ type: Date, default: null })
  sentAt: Date | null;

  /** The number of the last notification that was mailed. */
  @prop({ type: Number, default: 0 })
  seq: number;

  /** When the next check is due. */
  @prop({ type: Date, required: true })
  dueAt: Date;
}

/** The `digest_states` collection. */
export const DigestStateModel = defineModel(DigestState);
