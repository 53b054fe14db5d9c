import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The standing of a model in the arena: Elo with K = 32 from 1,000, over the votes in the order of their ids. */
@ObjectType('ModelRating', { description: 'The rating of a model in the battle arena.' })
@modelOptions(collection('lab_ratings'))
@index({ model: 1 }, { unique: true })
@index({ rating: -1, model: 1 })
export class ModelRating extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The model, such as `openai/gpt-4.1-mini`.' })
  @prop({ type: String, required: true })
  model: string;

  @Field(() => Float, { simple: true, description: 'The Elo rating. Models start at 1,000.' })
  @prop({ type: Number, required: true })
  rating: number;

  @Field(() => Int, { simple: true, description: 'Number of wins.' })
  @prop({ type: Number, default: 0 })
  wins: number;

  @Field(() => Int, { simple: true, description: 'Number of losses.' })
  @prop({ type: Number, default: 0 })
  losses: number;

  @Field(() => Int, { simple: true, description: 'Number of ties, including votes that both are bad.' })
  @prop({ type: Number, default: 0 })
  ties: number;

  /** The last vote that the whole board holds. */
  @prop({ type: () => Types.ObjectId })
  lastVote?: Types.ObjectId;
}

/** The `lab_ratings` collection. */
export const ModelRatingModel = defineModel(ModelRating);
