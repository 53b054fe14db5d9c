import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { CheckoutStatus, PaymentPurpose } from './payment-enums.js';
import { BillingInterval } from './plan-enums.js';

/**
 * One intention of a user to pay for one thing. Its id is the idempotency key at the processor: however often a request
 * is repeated, there is one session, and a corrected second attempt is another checkout with another key.
 */
@ObjectType('Checkout', {
  implements: Node,
  description: 'A payment that the viewer can make on the page at `url`.',
})
@modelOptions(collection('checkouts', { timestamps: true }))
@index({ openKey: 1 }, { unique: true, partialFilterExpression: { openKey: { $type: 'string' } } })
@index({ providerId: 1 }, { unique: true, partialFilterExpression: { providerId: { $type: 'string' } } })
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ status: 1, expiresAt: 1 })
@index({ purpose: 1, subject: 1 })
export class Checkout extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => PaymentPurpose, { simple: true, description: 'The purpose of the checkout.' })
  @prop({ type: String, enum: PaymentPurpose, required: true })
  purpose: PaymentPurpose;

  @prop({ type: String, required: true })
  subjectType: string;

  @prop({ type: () => Types.ObjectId, required: true })
  subject: Types.ObjectId;

  /** There while it can be paid: one open checkout per user, purpose and subject. */
  @prop({ type: String })
  openKey?: string;

  @Field(() => CheckoutStatus, { simple: true, description: 'The state of the checkout.' })
  @prop({ type: String, enum: CheckoutStatus, required: true })
  status: CheckoutStatus;

  @Field(() => Int, {
    simple: true,
    description: 'The amount that is due now in minor units, after discounts. 0 during a trial.',
  })
  @prop({ type: Number, required: true, min: 0, validate: Number.isSafeInteger })
  amount: number;

  /** Before the discount. */
  @prop({ type: Number, required: true, min: 0 })
  subtotal: number;

  @prop({ type: Number, default: 0, min: 0 })
  discount: number;

  /** What the platform keeps of it. */
  @prop({ type: Number, default: 0, min: 0 })
  platformFee: number;

  @Field(() => String, { simple: true, description: 'The currency, as ISO 4217 code.' })
  @prop({ type: String, required: true })
  currency: string;

  @Field(() => String, { simple: true, description: 'A description of what is paid for.' })
  @prop({ type: String, required: true, maxlength: 200 })
  description: string;

  /** For what is paid again and again. */
  @prop({ type: String, enum: BillingInterval })
  interval?: BillingInterval;

  @prop({ type: () => Types.ObjectId })
  price?: Types.ObjectId;

  @prop({ type: Number, default: 0, min: 0 })
  trialDays: number;

  @prop({ type: () => Types.ObjectId })
  coupon?: Types.ObjectId;

  @prop({ type: String, required: true, maxlength: 2048 })
  successUrl: string;

  @prop({ type: String, required: true, maxlength: 2048 })
  cancelUrl: string;

  /** What makes two requests the same intention. */
  @prop({ type: String, required: true })
  intent: string;

  @prop({ type: String })
  providerId?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The page on which the viewer pays. Null once the checkout is not open.',
  })
  @prop({ type: String, maxlength: 8192 })
  url?: string;

  @Field(() => Date, { simple: true, description: 'Time at which the checkout expires.' })
  @prop({ type: Date, required: true })
  expiresAt: Date;

  @prop({ type: Date })
  completedAt?: Date;

  createdAt: Date;

  updatedAt: Date;
}

/** The `checkouts` collection. */
export const CheckoutModel = defineModel(Checkout);
