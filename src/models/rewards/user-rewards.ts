import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel, BaseDocument } from '../base.js';
import { PointTransactionType } from './reward-enums.js';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';

/** Active days in a row, by the user's calendar. */
@modelOptions({ schemaOptions: { _id: false } })
export class StoredStreak {
  @prop({ type: Number, default: 0 })
  days: number;

  @prop({ type: Number, default: 0 })
  longest: number;

  /** The last active local day, as `2026-11-29`. */
  @prop({ type: String, default: null })
  lastDay: string | null;

  /** Freezes that are left. One is used for one missed day. */
  @prop({ type: Number, default: 1 })
  freezes: number;
}

/** What happened on the last active local day. */
@modelOptions({ schemaOptions: { _id: false } })
export class StoredDay {
  @prop({ type: String, required: true })
  date: string;

  @prop({ type: Number, default: 0 })
  pointsEarned: number;

  @prop({ type: Number, default: 0 })
  actions: number;
}

/** The items that a user shows. */
@modelOptions({ schemaOptions: { _id: false } })
export class StoredCosmetics {
  @prop({ type: () => Types.ObjectId, default: null })
  profileFrame: Types.ObjectId | null;

  @prop({ type: () => Types.ObjectId, default: null })
  profileTheme: Types.ObjectId | null;

  @prop({ type: () => Types.ObjectId, default: null })
  nameEffect: Types.ObjectId | null;

  @prop({ type: () => [Types.ObjectId], default: [] })
  achievements: Types.ObjectId[];
}

/** The points wallet, streak and cosmetics of a user; `_id` is the user's. Created with the first row. */
@modelOptions(collection('user_rewards'))
@index({ 'streak.lastDay': 1, 'streak.days': 1 })
export class UserRewards {
  @prop({ type: () => Types.ObjectId, required: true })
  _id: Types.ObjectId;

  /** Points earned in all, less what was taken back. */
  @prop({ type: Number, default: 0 })
  total: number;

  /** Points to spend: `total` less `spent`. It is below 0 where spent points were taken back. */
  @prop({ type: Number, default: 0 })
  available: number;

  @prop({ type: Number, default: 0 })
  spent: number;

  /** Points from achievements. */
  @prop({ type: Number, default: 0 })
  achievementPoints: number;

  @prop({ type: Number, default: 0 })
  refundsUsed: number;

  @prop({ type: () => StoredStreak, default: () => ({}) })
  streak: StoredStreak;

  @prop({ type: () => StoredDay, default: null })
  day: StoredDay | null;

  @prop({ type: () => StoredCosmetics, default: () => ({}) })
  cosmetics: StoredCosmetics;
}

/** The `user_rewards` collection. */
export const UserRewardsModel = defineModel(UserRewards);

/** One change of points. The sum of a user's rows is the available balance. */
@ObjectType('PointTransaction', { implements: Node, description: 'One movement of points.' })
@modelOptions(collection('point_transactions'))
@index({ user: 1, key: 1 }, { unique: true })
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ createdAt: 1 })
@index({ fact: 1, user: 1 })
export class PointTransaction extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => PointTransactionType, { simple: true, description: 'The type of the transaction.' })
  @prop({ type: String, enum: PointTransactionType, required: true })
  type: PointTransactionType;

  @Field(() => Int, { simple: true, description: 'The points. Negative if spent or taken back.' })
  @prop({ type: Number, required: true })
  amount: number;

  @Field(() => Int, { simple: true, description: 'The available points after the transaction.' })
  @prop({ type: Number, required: true })
  balanceAfter: number;

  @Field(() => String, { simple: true, description: 'The description of the transaction.' })
  @prop({ type: String, required: true, maxlength: 200 })
  description: string;

  /** The business fact, such as `post:<id>`. */
  @prop({ type: String, required: true })
  fact: string;

  /** The fact with the number of the movement: the unique index makes each happen once. */
  @prop({ type: String, required: true })
  key: string;

  @prop({ type: () => Types.ObjectId })
  item?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of the transaction.' })
  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `point_transactions` collection. */
export const PointTransactionModel = defineModel(PointTransaction);
