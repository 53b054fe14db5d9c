import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType, Root } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { CouponDuration, CouponKind } from './plan-enums.js';

/** A coupon. All of its codes share its limits. */
@ObjectType('Coupon', { implements: Node, description: 'A coupon that reduces a price.' })
@modelOptions(collection('coupons', { timestamps: true }))
@index({ codes: 1 }, { unique: true })
@index({ isActive: 1, createdAt: -1, _id: -1 })
@index({ createdAt: -1, _id: -1 })
export class Coupon extends BaseDocument {
  /** In capitals. The first one is the coupon's name, by which it is saved. */
  @Field(() => [String], { simple: true, description: 'All codes of the coupon. They share its limits.' })
  @prop({ type: () => [String], required: true })
  codes: string[];

  @Field(() => String, { description: 'The code of the coupon, in capitals.' })
  code(@Root() root: unknown): string {
    return (root as Coupon).codes[0]!;
  }

  @Field(() => CouponKind, { simple: true, description: 'The kind of discount of the coupon.' })
  @prop({ type: String, enum: CouponKind, required: true })
  kind: CouponKind;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'The percentage, 1 to 100. Null if the coupon is of kind AMOUNT.',
  })
  @prop({ type: Number, default: null, min: 1, max: 100 })
  percent: number | null;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'The amount in minor units of the currency. Null if the coupon is of kind PERCENT.',
  })
  @prop({ type: Number, default: null, min: 1 })
  amount: number | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The currency of the amount, as ISO 4217 code. Null if the coupon is of kind PERCENT.',
  })
  @prop({ type: String, default: null })
  currency: string | null;

  @Field(() => CouponDuration, { simple: true, description: 'The invoices that the coupon reduces.' })
  @prop({ type: String, enum: CouponDuration, required: true })
  duration: CouponDuration;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Number of months for the duration REPEATING. Null otherwise.',
  })
  @prop({ type: Number, default: null, min: 1, max: 60 })
  durationInMonths: number | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time from which the coupon is valid. Null if it is valid from the start.',
  })
  @prop({ type: Date, default: null })
  validFrom: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time until which the coupon is valid. Null if it does not end.',
  })
  @prop({ type: Date, default: null })
  validUntil: Date | null;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Number of redemptions that are allowed in all. Null if there is no limit.',
  })
  @prop({ type: Number, default: null, min: 1 })
  maxRedemptions: number | null;

  @Field(() => Int, { simple: true, description: 'Number of redemptions that are allowed for each user.' })
  @prop({ type: Number, default: 1, min: 1 })
  maxPerUser: number;

  @Field(() => Boolean, { simple: true, description: 'Whether the coupon can be redeemed.' })
  @prop({ type: Boolean, default: true })
  isActive: boolean;

  /** The coupon at the processor; another one is made when its discount changes. */
  @prop({ type: String })
  providerId?: string;

  @prop({ type: String })
  syncedAs?: string;

  createdAt: Date;

  updatedAt: Date;
}

/** The `coupons` collection. */
export const CouponModel = defineModel(Coupon);

/** Whether a slot of a coupon is held by an open checkout or used up. */
export enum RedemptionState {
  HELD = 'held',
  USED = 'used',
}

/**
 * One slot of a coupon that a user has taken. The limits are unique indexes: a coupon with 100 redemptions has the slots 0
 * to 99, a user with one redemption has the slot 0. A slot of a checkout that was not paid is removed; a refund does not
 * give it back.
 */
@ObjectType('CouponRedemption', {
  implements: Node,
  description: 'A redemption of a coupon. Visible to admins and to the user who redeemed it.',
})
@modelOptions(collection('coupon_redemptions'))
@index({ coupon: 1, slot: 1 }, { unique: true, partialFilterExpression: { slot: { $type: 'number' } } })
@index({ coupon: 1, user: 1, userSlot: 1 }, { unique: true })
@index({ checkout: 1 }, { unique: true })
@index({ coupon: 1, state: 1, at: -1, _id: -1 })
@index({ user: 1, at: -1 })
export class CouponRedemption extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  coupon: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  checkout: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The code that the user entered.' })
  @prop({ type: String, required: true })
  code: string;

  /** Absent where the coupon has no limit. */
  @prop({ type: Number })
  slot?: number;

  @prop({ type: Number, required: true })
  userSlot: number;

  @prop({ type: String, enum: RedemptionState, required: true })
  state: RedemptionState;

  /** When it was taken; when it was paid, once it was. */
  @Field(() => Date, { simple: true, description: 'Time of the redemption.' })
  @prop({ type: Date, required: true })
  at: Date;
}

/** The `coupon_redemptions` collection. */
export const CouponRedemptionModel = defineModel(CouponRedemption);
