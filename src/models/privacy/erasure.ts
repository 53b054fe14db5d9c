import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * The erasure of one account. Its id stands in the rows that books have to keep, in the person's place; once it is
 * finished nothing tells whose place that was.
 */
@modelOptions(collection('erasures'))
@index({ user: 1 }, { unique: true, partialFilterExpression: { user: { $exists: true } } })
export class Erasure {
  declare _id: Types.ObjectId;

  /** Whose account it is, until it is erased. */
  @prop({ type: () => Types.ObjectId })
  user?: Types.ObjectId;

  @prop({ type: Date, required: true })
  startedAt: Date;

  /** The event behind all that the last pass has said: the next one waits until every lane is past it. */
  @prop({ type: () => Types.ObjectId })
  said?: Types.ObjectId;

  @prop({ type: Date })
  finishedAt?: Date;
}

/** The `erasures` collection. */
export const ErasureModel = defineModel(Erasure);
