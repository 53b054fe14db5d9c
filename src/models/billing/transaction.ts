import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { PaymentPurpose } from './payment-enums.js';
import { RefundReason, RefundStatus, TransactionStatus, TransactionType } from './transaction-enums.js';
import { PaymentMethod } from './payment-method.js';

/** The tax of a transaction. */
@ObjectType({ description: 'The tax that an amount includes.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class TransactionTax {
  @Field(() => Float, { description: 'The rate, 0 to 1.' })
  @prop({ type: Number, required: true, min: 0, max: 1 })
  rate: number;

  @Field(() => Int, { description: 'The amount in minor units.' })
  @prop({ type: Number, required: true, min: 0 })
  amount: number;
}

/** The fees of a transaction. */
@ObjectType({ description: 'The fees that an amount includes.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class TransactionFees {
  @Field(() => Int, { description: 'The processor’s fee in minor units.' })
  @prop({ type: Number, default: 0, min: 0 })
  processing: number;

  @Field(() => Int, { description: 'The platform’s fee in minor units.' })
  @prop({ type: Number, default: 0, min: 0 })
  platform: number;
}

/** Money that was given back. */
@ObjectType({ description: 'Money of a transaction that was given back.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class TransactionRefund {
  /** The name of the intention, and the idempotency key at the processor. */
  @prop({ type: String, required: true })
  key: string;

  @Field(() => Int, { description: 'The amount in minor units.' })
  @prop({ type: Number, required: true, min: 1 })
  amount: number;

  @Field(() => RefundReason, { description: 'The reason of the refund.' })
  @prop({ type: String, enum: RefundReason, required: true })
  reason: RefundReason;

  @Field(() => RefundStatus, { description: 'The state of the refund.' })
  @prop({ type: String, enum: RefundStatus, required: true })
  status: RefundStatus;

  @Field(() => Date, {
    nullable: true,
    description: 'Time at which the processor confirmed the refund. Null until then.',
  })
  @prop({ type: Date, default: null })
  processedAt: Date | null;

  @prop({ type: String })
  providerId?: string;

  /** The admin who requested it. Absent if the platform did, or if it was made at the processor. */
  @prop({ type: () => Types.ObjectId })
  by?: Types.ObjectId;

  @prop({ type: Date, required: true })
  requestedAt: Date;
}

/** The business record of one payment: its purpose, tax, fees and refunds. */
@ObjectType('Transaction', { implements: Node, description: 'The record of one payment.' })
@modelOptions(collection('transactions', { timestamps: { createdAt: false, updatedAt: true } }))
@index({ number: 1 }, { unique: true })
@index({ source: 1 }, { unique: true })
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ user: 1, type: 1, createdAt: -1, _id: -1 })
@index({ user: 1, status: 1, createdAt: -1, _id: -1 })
@index({ user: 1, type: 1, status: 1, createdAt: -1, _id: -1 })
@index({ type: 1, status: 1, createdAt: -1, _id: -1 })
@index({ status: 1, createdAt: -1, _id: -1 })
@index({ type: 1, createdAt: -1, _id: -1 })
@index({ createdAt: -1, _id: -1 })
@index({ providerPaymentId: 1 }, { sparse: true })
@index({ 'refunds.status': 1, 'refunds.requestedAt': 1 }, { sparse: true })
@index({ 'refunds.status': 1, 'refunds.processedAt': 1 }, { sparse: true })
@index({ 'refunds.by': 1 }, { sparse: true })
export class Transaction extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => String, {
    simple: true,
    description: 'The number of the transaction, such as `TXN-2026-000123`.',
  })
  @prop({ type: String, required: true })
  number: string;

  /** What it records: the invoice at the processor. Once per source. */
  @prop({ type: String, required: true })
  source: string;

  @Field(() => TransactionType, { simple: true, description: 'The type of the transaction.' })
  @prop({ type: String, enum: TransactionType, required: true })
  type: TransactionType;

  @Field(() => TransactionStatus, { simple: true, description: 'The state of the transaction.' })
  @prop({ type: String, enum: TransactionStatus, required: true })
  status: TransactionStatus;

  @Field(() => Int, { simple: true, description: 'The amount in minor units of the currency, tax included.' })
  @prop({ type: Number, required: true, min: 0, validate: Number.isSafeInteger })
  amount: number;

  @Field(() => String, { simple: true, description: 'The currency, as ISO 4217 code.' })
  @prop({ type: String, required: true })
  currency: string;

  @Field(() => String, { simple: true, description: 'A description of what was paid for.' })
  @prop({ type: String, required: true, maxlength: 200 })
  description: string;

  /** Absent on a refund without an original and on a credit: nothing was sold. */
  @prop({ type: String, enum: PaymentPurpose })
  purpose?: PaymentPurpose;

  @prop({ type: String })
  subjectType?: string;

  @prop({ type: () => Types.ObjectId })
  subject?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId })
  invoice?: Types.ObjectId;

  @Field(() => TransactionTax, { simple: true, description: 'The tax that `amount` includes.' })
  @prop({ type: () => TransactionTax, required: true })
  tax: TransactionTax;

  @Field(() => TransactionFees, { simple: true, description: 'The fees that `amount` includes.' })
  @prop({ type: () => TransactionFees, required: true })
  fees: TransactionFees;

  @Field(() => Int, { simple: true, description: 'The discount in minor units.' })
  @prop({ type: Number, default: 0, min: 0 })
  discount: number;

  @Field(() => [TransactionRefund], {
    simple: true,
    description: 'The refunds, oldest first. All confirmed refunds add up to `refunded`.',
  })
  @prop({ type: () => [TransactionRefund], default: [] })
  refunds: TransactionRefund[];

  @Field(() => Int, {
    simple: true,
    description: 'The amount given back so far in minor units. Never more than `amount`.',
  })
  @prop({ type: Number, default: 0, min: 0 })
  refunded: number;

  /** What is being given back and not confirmed: reserved, so that refunds at once never exceed the amount. */
  @prop({ type: Number, default: 0, min: 0 })
  refunding: number;

  @Field(() => PaymentMethod, {
    simple: true,
    nullable: true,
    description: 'The payment method. Null if nothing was paid or the processor does not name it.',
  })
  @prop({ type: () => PaymentMethod, default: null })
  paymentMethod: PaymentMethod | null;

  @prop({ type: Date, default: null })
  periodStart: Date | null;

  @prop({ type: Date, default: null })
  periodEnd: Date | null;

  /** The payment at the processor that brought the money. */
  @prop({ type: String })
  providerPaymentId?: string;

  /** The refunded amount that the purpose was notified of: refunds, and lost disputes. */
  @prop({ type: Number, default: 0, min: 0 })
  reversed: number;

  /** When what was paid for was delivered: the purpose's `onPaid` has run. */
  @prop({ type: Date, default: null })
  fulfilledAt: Date | null;

  @prop({ type: Number, required: true })
  fence: number;

  @prop({ type: String, maxlength: 1000 })
  notes?: string;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  @prop({ type: Date, required: true })
  createdAt: Date;

  updatedAt: Date;
}

/** The `transactions` collection. */
export const TransactionModel = defineModel(Transaction);

/**
 * Coins that a payment has granted, once per invoice or checkout: the key is the processor's id of the paid object,
 * never of the event.
 */
@modelOptions(collection('billing_grants'))
@index({ user: 1 })
export class BillingGrant {
  /** Such as `invoice:in_1` or `checkout:cs_1`. */
  @prop({ required: true, type: String })
  _id!: string;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: Number, required: true, min: 0 })
  coins: number;

  /** How many of them refunds have taken back. */
  @prop({ type: Number, required: true, min: 0 })
  takenBack: number;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `billing_grants` collection. */
export const BillingGrantModel = defineModel(BillingGrant);
