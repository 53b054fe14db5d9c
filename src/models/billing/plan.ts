import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { BillingInterval, PlanCode, PlanKind } from './plan-enums.js';

/** A plan of the catalogue. Its prices are rows of PlanPrice, by interval and currency. */
@ObjectType('Plan', { implements: Node, description: 'A plan of the catalogue.' })
@modelOptions(collection('plans', { timestamps: true }))
@index({ code: 1 }, { unique: true })
@index({ kind: 1, isActive: 1, rank: 1 })
export class Plan extends BaseDocument {
  @Field(() => PlanKind, { simple: true, description: 'The kind of the plan.' })
  @prop({ type: String, enum: PlanKind, required: true })
  kind: PlanKind;

  @Field(() => PlanCode, { simple: true, description: 'The code of the plan. Unique.' })
  @prop({ type: String, enum: PlanCode, required: true })
  code: PlanCode;

  @Field(() => String, { simple: true, description: 'The name of the plan, such as "Pro".' })
  @prop({ type: String, required: true, trim: true, maxlength: 100 })
  name: string;

  @Field(() => String, { simple: true, description: 'A description of the plan in one or two sentences.' })
  @prop({ type: String, required: true, trim: true, maxlength: 500 })
  description: string;

  @Field(() => [String], { simple: true, description: 'The features of the plan, as lines of text.' })
  @prop({ type: () => [String], default: [] })
  features: string[];

  @Field(() => Boolean, { simple: true, description: 'Whether the plan can be bought.' })
  @prop({ type: Boolean, default: true })
  isActive: boolean;

  /** The order of plans: a change to a higher rank is an upgrade. */
  @Field(() => Int, { simple: true, description: 'The rank of the plan. A higher rank includes more.' })
  @prop({ type: Number, required: true })
  rank: number;

  @Field(() => Int, {
    simple: true,
    description: 'Number of days of the trial period, which a user gets once. 0 if the plan has none.',
  })
  @prop({ type: Number, default: 0, min: 0 })
  trialDays: number;

  @Field(() => Int, {
    simple: true,
    description:
      'Number of coins that each paid invoice of the plan grants. A refund takes them back in proportion.',
  })
  @prop({ type: Number, default: 0, min: 0 })
  coins: number;

  @prop({ type: String })
  providerId?: string;

  /** What the processor's product was last made of: `billing:sync` changes nothing while it is the same. */
  @prop({ type: String })
  syncedAs?: string;

  createdAt: Date;

  updatedAt: Date;
}

/** The `plans` collection. */
export const PlanModel = defineModel(Plan);

/** A price of a plan. Amounts never change: another amount is another price, as at the processor. */
@ObjectType('PlanPrice', { implements: Node, description: 'A price of a plan. Tax is included.' })
@modelOptions(collection('plan_prices', { timestamps: true }))
@index({ plan: 1, interval: 1, currency: 1 }, { unique: true, partialFilterExpression: { isActive: true } })
@index({ plan: 1, isActive: 1, amount: 1 })
@index({ providerId: 1 }, { unique: true, partialFilterExpression: { providerId: { $type: 'string' } } })
export class PlanPrice extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  plan: Types.ObjectId;

  @Field(() => BillingInterval, { simple: true, description: 'The length of a billing period.' })
  @prop({ type: String, enum: BillingInterval, required: true })
  interval: BillingInterval;

  @Field(() => Int, { simple: true, description: 'The amount per period in minor units of the currency.' })
  @prop({ type: Number, required: true, min: 0, validate: Number.isSafeInteger })
  amount: number;

  @Field(() => String, { simple: true, description: 'The currency, as ISO 4217 code.' })
  @prop({ type: String, required: true, match: /^[A-Z]{3}$/ })
  currency: string;

  @prop({ type: Boolean, default: true })
  isActive: boolean;

  @prop({ type: String })
  providerId?: string;

  /** When it was archived at the processor. */
  @prop({ type: Date })
  archivedAt?: Date;

  createdAt: Date;

  updatedAt: Date;
}

/** The `plan_prices` collection. */
export const PlanPriceModel = defineModel(PlanPrice);
