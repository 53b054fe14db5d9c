import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { ConsultationPaymentStatus } from './consultation-enums.js';
import { LocationKind } from '../location-kind.js';

/** Where a consultation takes place. */
@ObjectType({ description: 'The place of a consultation.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ConsultationLocation {
  @Field(() => LocationKind, { description: 'Whether the consultation is virtual or physical.' })
  @prop({ type: String, enum: LocationKind, required: true })
  kind: LocationKind;

  @Field(() => String, {
    nullable: true,
    description: 'The platform of a virtual consultation, such as Zoom.',
  })
  @prop({ type: String, maxlength: 100 })
  platform?: string;

  @Field(() => String, { nullable: true, description: 'The link to the meeting.' })
  @prop({ type: String, maxlength: 2048 })
  meetingLink?: string;

  @Field(() => String, { nullable: true, description: 'The address of a physical consultation.' })
  @prop({ type: String, maxlength: 500 })
  address?: string;
}

/** What a consultation costs. */
@ObjectType({ description: 'The price of a consultation.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ConsultationPricing {
  @Field(() => Int, { description: 'The amount in minor units of the currency, such as cents.' })
  @prop({ type: Number, required: true, min: 0 })
  amount: number;

  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  @prop({ type: String, default: 'USD' })
  currency: string;

  @Field(() => ConsultationPaymentStatus, { description: 'The payment status.' })
  @prop({ type: String, enum: ConsultationPaymentStatus, default: ConsultationPaymentStatus.PENDING })
  paymentStatus: ConsultationPaymentStatus;

  @Field(() => Int, { description: 'The amount that was refunded, in minor units.' })
  @prop({ type: Number, default: 0 })
  refundedAmount: number;

  @Field(() => Date, {
    nullable: true,
    description: 'Time at which an unpaid booking ends. Null if nothing is due.',
  })
  @prop({ type: Date, default: null })
  dueAt: Date | null;

  /** The payment at the billing domain. */
  @prop({ type: () => Types.ObjectId })
  payment?: Types.ObjectId;
}

/** Notes about a consultation, by their readers. */
@ObjectType({ description: 'Notes about a consultation.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ConsultationNotes {
  @Field(() => String, { nullable: true, description: 'Notes of the client, visible to both sides.' })
  @prop({ type: String, maxlength: 500 })
  client?: string;

  @Field(() => String, { nullable: true, description: 'Notes of the consultant, visible to both sides.' })
  @prop({ type: String, maxlength: 500 })
  consultant?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Notes of the consultant that the client does not see. Null for the client.',
  })
  @prop({ type: String, maxlength: 500 })
  internal?: string;
}

/** What both sides think of a consultation. */
@ObjectType({ description: 'The feedback of both sides.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ConsultationFeedback {
  @Field(() => Int, { nullable: true, description: 'The rating by the client, 1 to 5.' })
  @prop({ type: Number, min: 1, max: 5 })
  clientRating?: number;

  @Field(() => String, { nullable: true, description: 'The comment of the client, up to 500 characters.' })
  @prop({ type: String, maxlength: 500 })
  clientFeedback?: string;

  @Field(() => Int, { nullable: true, description: 'The rating by the consultant, 1 to 5.' })
  @prop({ type: Number, min: 1, max: 5 })
  consultantRating?: number;

  @Field(() => String, {
    nullable: true,
    description: 'The comment of the consultant, up to 500 characters.',
  })
  @prop({ type: String, maxlength: 500 })
  consultantFeedback?: string;
}
