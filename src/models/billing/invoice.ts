import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { InvoiceStatus, PaymentPurpose } from './payment-enums.js';

/** A line of an invoice, with the name of the item at that time. */
@ObjectType({ description: 'A line of an invoice.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class InvoiceLine {
  @Field(() => String, { description: 'The billed item as text.' })
  @prop({ type: String, required: true })
  description: string;

  @Field(() => Int, { description: 'The quantity of the item.' })
  @prop({ type: Number, required: true })
  quantity: number;

  @Field(() => Int, { description: 'The price of one unit in minor units. Negative for credits.' })
  @prop({ type: Number, required: true })
  unitAmount: number;

  @Field(() => Int, { description: 'The amount of the line in minor units. Negative for credits.' })
  @prop({ type: Number, required: true })
  amount: number;

  @Field(() => Boolean, { description: 'Whether the line is a proration of a plan change.' })
  @prop({ type: Boolean, default: false })
  proration: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'Start of the billed period. Null for single purchases.',
  })
  @prop({ type: Date, default: null })
  periodStart: Date | null;

  @Field(() => Date, { nullable: true, description: 'End of the billed period. Null for single purchases.' })
  @prop({ type: Date, default: null })
  periodEnd: Date | null;

  @prop({ type: () => Types.ObjectId, default: null })
  price: Types.ObjectId | null;
}

/** An invoice: a copy of the processor's invoice with our own number. The sold item is reached through `subject`. */
@ObjectType('Invoice', { implements: Node, description: 'An invoice to a user.' })
@modelOptions(collection('invoices', { timestamps: true }))
@index({ providerId: 1 }, { unique: true })
@index({ number: 1 }, { unique: true })
@index({ user: 1, issuedAt: -1, _id: -1 })
@index({ subscription: 1, issuedAt: -1 }, { sparse: true })
@index({ status: 1, issuedAt: -1 })
@index({ subject: 1 }, { sparse: true })
export class Invoice extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The address that the invoice was sent to. Null once the account was erased.',
  })
  @prop({ type: String })
  email?: string;

  @Field(() => String, { simple: true, description: 'The number of the invoice, such as `INV-2026-000123`.' })
  @prop({ type: String, required: true })
  number: string;

  @prop({ type: String, required: true })
  providerId: string;

  /** The subscription at the processor. */
  @prop({ type: String })
  subscription?: string;

  @prop({ type: String, enum: PaymentPurpose, required: true })
  purpose: PaymentPurpose;

  @prop({ type: String })
  subjectType?: string;

  @prop({ type: () => Types.ObjectId })
  subject?: Types.ObjectId;

  @Field(() => InvoiceStatus, { simple: true, description: 'The state of the invoice.' })
  @prop({ type: String, enum: InvoiceStatus, required: true })
  status: InvoiceStatus;

  @Field(() => Int, { simple: true, description: 'The total in minor units, tax included.' })
  @prop({ type: Number, required: true })
  amount: number;

  @Field(() => Int, { simple: true, description: 'The total before discounts in minor units.' })
  @prop({ type: Number, required: true })
  subtotal: number;

  @Field(() => Int, { simple: true, description: 'The discount in minor units.' })
  @prop({ type: Number, default: 0 })
  discount: number;

  @Field(() => Int, { simple: true, description: 'The tax that `amount` includes, in minor units.' })
  @prop({ type: Number, default: 0 })
  tax: number;

  @Field(() => String, { simple: true, description: 'The currency, as ISO 4217 code.' })
  @prop({ type: String, required: true })
  currency: string;

  @Field(() => [InvoiceLine], { simple: true, description: 'The lines of the invoice.' })
  @prop({ type: () => [InvoiceLine], default: [] })
  lines: InvoiceLine[];

  @Field(() => Date, { simple: true, description: 'Time of issue.' })
  @prop({ type: Date, required: true })
  issuedAt: Date;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time by which the invoice is due. Null if it is charged at once.',
  })
  @prop({ type: Date, default: null })
  dueAt: Date | null;

  @Field(() => Date, { simple: true, nullable: true, description: 'Time of payment. Null until paid.' })
  @prop({ type: Date, default: null })
  paidAt: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the next payment attempt. Null if none is planned.',
  })
  @prop({ type: Date, default: null })
  nextAttemptAt: Date | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The page of the invoice, on which it can be paid or confirmed. Null if there is none.',
  })
  @prop({ type: String, default: null })
  hostedUrl: string | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The invoice as PDF. Null if there is none.',
  })
  @prop({ type: String, default: null })
  pdfUrl: string | null;

  @prop({ type: Date, default: null })
  periodStart: Date | null;

  @prop({ type: Date, default: null })
  periodEnd: Date | null;

  @prop({ type: Number, required: true })
  fence: number;

  createdAt: Date;

  updatedAt: Date;
}

/** The `invoices` collection. */
export const InvoiceModel = defineModel(Invoice);
