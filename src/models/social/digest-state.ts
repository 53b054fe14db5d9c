import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** How a person stands with mail digests; its id is the person's. Made when a digest is first thought of. */
@modelOptions(collection('digest_states'))
export class DigestState {
  @prop({ type: () => Types.ObjectId, required: true })
  _id: Types.ObjectId;

  /** When the last one was written; null for none yet. */
  @prop({ type: Date, default: null })
  sentAt: Date | null;

  /** What was told up to then has been mailed: the number of the last notification. */
  @prop({ type: Number, default: 0 })
  seq: number;

  /** When to look again. */
  @prop({ type: Date, required: true })
  dueAt: Date;
}

/** The `digest_states` collection. */
export const DigestStateModel = defineModel(DigestState);
