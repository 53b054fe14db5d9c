import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The most quick actions of one user. */
export const MOST_QUICK_ACTIONS = 100;

/** A prepared prompt. `key` identifies the defaults, by which they are upserted. */
@ObjectType('QuickAction', { implements: Node, description: 'A prepared prompt.' })
@modelOptions(collection('chat_quick_actions', { timestamps: true }))
@index({ key: 1 }, { unique: true, partialFilterExpression: { key: { $type: 'string' } } })
@index({ author: 1, slot: 1 }, { unique: true, partialFilterExpression: { slot: { $type: 'number' } } })
@index({ author: 1, isActive: 1, category: 1, _id: 1 })
@index({ category: 1, isActive: 1 })
@index({ usageCount: -1 })
@index({ isDefault: 1, isActive: 1 })
export class QuickAction extends BaseDocument {
  /** Set for the defaults only. */
  @prop({ type: String, maxlength: 50 })
  key?: string;

  /** Null for the defaults of the platform. */
  @prop({ type: () => Types.ObjectId, default: null })
  author: Types.ObjectId | null;

  /** One of a user's hundred slots. The unique index enforces the limit. */
  @prop({ type: Number, min: 0, max: MOST_QUICK_ACTIONS - 1 })
  slot?: number;

  @Field(() => String, { simple: true, description: 'The label of the action.' })
  @prop({ type: String, required: true, maxlength: 100 })
  label: string;

  @Field(() => String, { simple: true, description: 'The prompt of the action.' })
  @prop({ type: String, required: true, maxlength: 500 })
  prompt: string;

  @Field(() => String, { simple: true, description: 'The category, such as `Writing`.' })
  @prop({ type: String, required: true, maxlength: 50 })
  category: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The name of an icon.' })
  @prop({ type: String, maxlength: 50 })
  icon?: string;

  @Field(() => Int, { simple: true, description: 'Number of messages that were sent with the action.' })
  @prop({ type: Number, default: 0, min: 0 })
  usageCount: number;

  @Field(() => Boolean, { simple: true, description: 'Whether the action is one of the platform.' })
  @prop({ type: Boolean, default: false })
  isDefault: boolean;

  @Field(() => Boolean, { simple: true, description: 'Whether the action is listed.' })
  @prop({ type: Boolean, default: true })
  isActive: boolean;

  createdAt: Date;
  updatedAt: Date;
}

/** The `chat_quick_actions` collection. */
export const QuickActionModel = defineModel(QuickAction);
