import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseDocument, collection, defineModel } from '../base.js';

/** One expense of a research experiment. The rows add up to `budget.spent`. */
@ObjectType('ExperimentSpending', { description: 'An expense of a research experiment.' })
@modelOptions(collection('lab_spendings', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ experiment: 1, createdAt: -1, _id: -1 })
@index({ user: 1 })
export class ExperimentSpending extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  experiment: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'The amount in minor units. Negative for a correction.' })
  @prop({ type: Number, required: true, validate: Number.isSafeInteger })
  amount: number;

  @Field(() => String, { simple: true, description: 'The purpose, up to 200 characters.' })
  @prop({ type: String, required: true, maxlength: 200 })
  note: string;

  @Field(() => Date, { simple: true, description: 'Time of the entry.' })
  createdAt: Date;
}

/** The `lab_spendings` collection. */
export const ExperimentSpendingModel = defineModel(ExperimentSpending);
