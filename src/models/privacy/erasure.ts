import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * The erasure of one account. Its id replaces the user's id in rows that accounting must keep; after the erasure
 * nothing links the two.
 */
@modelOptions(collection('erasures'))
@index({ user: 1 }, { unique: true, partialFilterExpression: { user: { $exists: true } } })
export class Erasure {
  declare _id: Types.ObjectId;

  /** The account, until it is erased. */
  @prop({ type: () => Types.ObjectId })
  user?: Types.ObjectId;

  @prop({ type: Date, required: true })
  startedAt: Date;

  /** The last event of the previous pass. The next pass waits until every lane has processed it. */
  @prop({ type: () => Types.ObjectId })
  said?: Types.ObjectId;

  @prop({ type: Date })
  finishedAt?: Date;
}

/** The `erasures` collection. */
export const ErasureModel = defineModel(Erasure);
