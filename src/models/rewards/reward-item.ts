import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Rarity, RewardItemType } from './reward-enums.js';

/** An item of the shop, bought with points. */
@ObjectType('RewardItem', { implements: Node, description: 'An item of the shop, bought with points.' })
@modelOptions(collection('reward_items', { timestamps: true }))
@index({ code: 1 }, { unique: true })
@index({ order: 1, _id: 1 })
@index({ type: 1, order: 1, _id: 1 })
export class RewardItem extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The unique code, such as `frame-neon`.' })
  @prop({ type: String, required: true })
  code: string;

  @Field(() => String, { simple: true, description: 'The name of the item.' })
  @prop({ type: String, required: true })
  name: string;

  @Field(() => String, { simple: true, description: 'The description of the item.' })
  @prop({ type: String, required: true })
  description: string;

  @Field(() => RewardItemType, { simple: true, description: 'The kind of the item.' })
  @prop({ type: String, enum: RewardItemType, required: true })
  type: RewardItemType;

  @Field(() => Int, { simple: true, description: 'The price in points.' })
  @prop({ type: Number, required: true, min: 0 })
  price: number;

  @Field(() => Rarity, { simple: true, description: 'The rarity of the item.' })
  @prop({ type: String, enum: Rarity, required: true })
  rarity: Rarity;

  @Field(() => String, { simple: true, nullable: true, description: 'A CSS value to preview the item.' })
  @prop({ type: String, default: null })
  preview: string | null;

  @Field(() => Int, { simple: true, nullable: true, description: 'Number of items left. Null if unlimited.' })
  @prop({ type: Number, default: null })
  stock: number | null;

  @prop({ type: Boolean, default: true })
  offered: boolean;

  @prop({ type: Number, required: true })
  order: number;

  createdAt: Date;
  updatedAt: Date;
}

/** The `reward_items` collection. */
export const RewardItemModel = defineModel(RewardItem);

/** An item that a user owns. The unique index makes it once per user. */
@ObjectType('InventoryItem', { description: 'An item that the viewer owns.' })
@modelOptions(collection('inventory_items'))
@index({ user: 1, item: 1 }, { unique: true })
@index({ user: 1, acquiredAt: -1, _id: -1 })
export class InventoryItem extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  item: Types.ObjectId;

  /** What was paid. */
  @prop({ type: Number, required: true })
  price: number;

  @Field(() => Date, { simple: true, description: 'Time of the purchase.' })
  @prop({ type: Date, required: true })
  acquiredAt: Date;

  @Field(() => Boolean, { simple: true, description: 'Whether the viewer shows the item on the profile.' })
  @prop({ type: Boolean, default: false })
  equipped: boolean;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time until which the purchase can be refunded. Null if it cannot.',
  })
  @prop({ type: Date, default: null })
  refundableUntil: Date | null;
}

/** The `inventory_items` collection. */
export const InventoryItemModel = defineModel(InventoryItem);
