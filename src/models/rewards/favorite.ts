import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { FavoriteType } from './favorite-type.js';

/** A user's favorite. */
@ObjectType('Favorite', { implements: Node, description: 'A favorite of the viewer.' })
@modelOptions(collection('user_favorites'))
@index({ user: 1, item: 1 }, { unique: true })
@index({ user: 1, addedAt: -1, _id: -1 })
@index({ user: 1, itemType: 1, addedAt: -1, _id: -1 })
@index({ user: 1, category: 1, addedAt: -1, _id: -1 })
@index({ user: 1, tags: 1, addedAt: -1, _id: -1 })
@index({ item: 1 })
@index({ addedAt: 1 })
export class Favorite extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => FavoriteType, { simple: true, description: 'The type of the item.' })
  @prop({ type: String, enum: FavoriteType, required: true })
  itemType: FavoriteType;

  @prop({ type: () => Types.ObjectId, required: true })
  item: Types.ObjectId;

  @Field(() => String, { simple: true, nullable: true, description: 'The category, chosen by the viewer.' })
  @prop({ type: String, default: null })
  category: string | null;

  @Field(() => String, { simple: true, nullable: true, description: 'Private notes of the viewer.' })
  @prop({ type: String, default: null })
  notes: string | null;

  @Field(() => [String], { simple: true, description: 'The tags, chosen by the viewer.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @Field(() => Date, { simple: true, description: 'Time of adding.' })
  @prop({ type: Date, required: true })
  addedAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last recorded access.' })
  @prop({ type: Date, required: true })
  lastAccessedAt: Date;

  @Field(() => Int, { simple: true, description: 'Number of recorded accesses.' })
  @prop({ type: Number, default: 0 })
  accessCount: number;
}

/** The `user_favorites` collection. */
export const FavoriteModel = defineModel(Favorite);
