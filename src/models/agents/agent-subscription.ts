import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { AgentPeriod, AgentSubscriptionStatus, PayWith, SubscriptionSource } from './agent-enums.js';
import { AgentPrice } from './agent-parts.js';

/** The usage in the current period. */
@ObjectType({ description: 'Usage of a subscription in its current period.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class AgentSubscriptionUsage {
  @Field(() => Int, { description: 'Number of answers.' })
  @prop({ type: Number, default: 0 })
  messages: number;

  @Field(() => Int, { description: 'Number of tokens.' })
  @prop({ type: Number, default: 0 })
  tokens: number;

  @Field(() => Date, { nullable: true, description: 'Time of the last answer. Null if there was none.' })
  @prop({ type: Date })
  lastUsedAt?: Date;
}

/**
 * A subscription to an agent. The unique index on user and agent covers active ones only: ended ones are kept, so a
 * user may subscribe again. `cancelAtPeriodEnd` is the opposite of `autoRenew` and is not stored.
 */
@ObjectType('AgentSubscription', { implements: Node, description: 'A user’s subscription to an agent.' })
@modelOptions(collection('agent_subscriptions', { timestamps: true }))
@index({ user: 1, agent: 1 }, { unique: true, partialFilterExpression: { live: true }, name: 'one_live' })
@index(
  { user: 1, agent: 1 },
  { unique: true, partialFilterExpression: { status: 'pending' }, name: 'one_open' },
)
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ user: 1, status: 1, createdAt: -1, _id: -1 })
@index({ agent: 1, status: 1 })
@index({ live: 1, dueAt: 1 })
@index({ expiresAt: 1 })
@index({ providerId: 1 }, { sparse: true })
@index({ 'usage.lastUsedAt': -1 })
@index({ createdAt: -1 })
export class AgentSubscription extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  agent: Types.ObjectId;

  @Field(() => AgentPeriod, { simple: true, description: 'The period that is paid for.' })
  @prop({ type: String, enum: AgentPeriod, required: true })
  period: AgentPeriod;

  @Field(() => AgentSubscriptionStatus, { simple: true, description: 'The current state of it.' })
  @prop({ type: String, enum: AgentSubscriptionStatus, required: true })
  status: AgentSubscriptionStatus;

  /** Whether it gives access. The unique index covers only rows with this field. */
  @prop({ type: Boolean })
  live?: boolean;

  @Field(() => AgentPrice, { simple: true, description: 'The price of a period, as agreed at its start.' })
  @prop({ type: () => AgentPrice, required: true })
  price: AgentPrice;

  @Field(() => PayWith, { simple: true, description: 'The way of payment.' })
  @prop({ type: String, enum: PayWith, required: true })
  payWith: PayWith;

  @Field(() => Date, {
    simple: true,
    description: 'Time of the first start. All periods are counted from it.',
  })
  @prop({ type: Date, required: true })
  startsAt: Date;

  /** Number of paid periods. With coins the end is `startsAt` plus this number of periods, so that month ends never drift. */
  @prop({ type: Number, required: true, min: 0 })
  periods: number;

  @Field(() => Date, { simple: true, description: 'Start of the current period.' })
  @prop({ type: Date, required: true })
  currentPeriodStart: Date;

  @Field(() => Date, { simple: true, description: 'End of the current period.' })
  @prop({ type: Date, required: true })
  expiresAt: Date;

  /** When the job checks it next: at the end of the period, or at the end of the grace period. */
  @prop({ type: Date, required: true })
  dueAt: Date;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the subscription renews at the end of the period.',
  })
  @prop({ type: Boolean, default: true })
  autoRenew: boolean;

  @Field(() => AgentSubscriptionUsage, { simple: true, description: 'Usage in the current period.' })
  @prop({ type: () => AgentSubscriptionUsage, default: () => ({}) })
  usage: AgentSubscriptionUsage;

  @Field(() => String, { simple: true, nullable: true, description: 'The coupon that was used.' })
  @prop({ type: String, maxlength: 50 })
  coupon?: string;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the cancellation. Null if not cancelled.',
  })
  @prop({ type: Date })
  cancelledAt?: Date;

  @Field(() => String, { simple: true, nullable: true, description: 'The reason for the cancellation.' })
  @prop({ type: String, maxlength: 500 })
  cancelReason?: string;

  @prop({ type: String, enum: SubscriptionSource, default: SubscriptionSource.WEB })
  source: SubscriptionSource;

  @prop({ type: String, maxlength: 1_000 })
  notes?: string;

  /** The id at the payment processor. */
  @prop({ type: String })
  providerId?: string;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `agent_subscriptions` collection. */
export const AgentSubscriptionModel = defineModel(AgentSubscription);
