import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { PaymentStatus } from './payment-enums.js';
import { PaymentMethod } from './payment-method.js';

/** One attempt at the processor. `paidAt` is null until the money has arrived. */
@ObjectType('Payment', { implements: Node, description: 'One attempt to pay an invoice.' })
@modelOptions(collection('payments', { timestamps: { createdAt: false, updatedAt: true } }))
@index({ attemptId: 1 }, { unique: true })
@index({ invoice: 1, createdAt: 1, _id: 1 })
@index({ transaction: 1, createdAt: 1 })
@index({ user: 1, createdAt: -1 })
@index({ providerId: 1 })
@index({ status: 1, createdAt: -1 })
@index({ 'method.kind': 1 })
export class Payment extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  transaction: Types.ObjectId;

  /** Absent until the processor writes the invoice: with a bank debit that is when the money is there. */
  @prop({ type: () => Types.ObjectId })
  invoice?: Types.ObjectId;

  /** The payment at the processor, which has one attempt or more. */
  @prop({ type: String, required: true })
  providerId: string;

  /** The attempt at the processor. */
  @prop({ type: String, required: true })
  attemptId: string;

  @Field(() => PaymentStatus, { simple: true, description: 'The state of the attempt.' })
  @prop({ type: String, enum: PaymentStatus, required: true })
  status: PaymentStatus;

  @Field(() => Int, { simple: true, description: 'The amount in minor units of the invoice’s currency.' })
  @prop({ type: Number, required: true, min: 0 })
  amount: number;

  @Field(() => PaymentMethod, {
    simple: true,
    nullable: true,
    description: 'The payment method. Null if the processor does not name it.',
  })
  @prop({ type: () => PaymentMethod, default: null })
  method: PaymentMethod | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The error of the attempt. Null if it did not fail.',
  })
  @prop({ type: String, default: null, maxlength: 500 })
  failureMessage: string | null;

  @Field(() => Date, { simple: true, description: 'Time of the attempt.' })
  @prop({ type: Date, required: true })
  createdAt: Date;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of payment. Null until it succeeded.',
  })
  @prop({ type: Date, default: null })
  paidAt: Date | null;

  /** When the user was notified of the failed attempt. */
  @prop({ type: Date })
  toldAt?: Date;

  updatedAt: Date;
}

/** The `payments` collection. */
export const PaymentModel = defineModel(Payment);
