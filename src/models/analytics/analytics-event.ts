import { index, modelOptions, prop } from '@typegoose/typegoose';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Schema, Types } from 'mongoose';
import { Field, Float, ObjectType } from 'type-graphql';
import type { IdType } from '../../schema/ids.js';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { AnalyticsEventType } from './visit-parts.js';

/** The types of content that events are about. */
export const ANALYTICS_TARGETS: readonly IdType[] = [
  ...(['Post', 'Comment', 'User', 'Tag', 'Story', 'Agent', 'Tool', 'CommunityPost', 'Group'] as const),
  ...(['Event', 'JobPosting', 'CanvasProject', 'AIGeneration', 'Plan', 'RewardItem'] as const),
];

/** What clients track beside page views (S0 analytics, S1 userevents, S2 and S3 analytics events). `_id` as that of page views. */
@ObjectType('AnalyticsEvent', {
  implements: Node,
  description: 'An event that a client tracked, beside page views. For admins.',
})
@modelOptions(collection('analytics_events'))
@index({ at: -1, _id: -1 })
@index({ name: 1, at: 1, visitor: 1 })
@index({ type: 1, at: 1, visitor: 1 })
@index({ visitor: 1, at: -1, _id: -1 }, { partialFilterExpression: { visitor: { $exists: true } } })
@index({ session: 1, at: -1, _id: -1 }, { partialFilterExpression: { session: { $exists: true } } })
@index({ user: 1, at: -1 }, { partialFilterExpression: { user: { $exists: true } } })
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class AnalyticsEvent extends BaseDocument {
  @prop({ type: () => Types.ObjectId })
  visitor?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId })
  session?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId })
  user?: Types.ObjectId;

  @Field(() => AnalyticsEventType, { simple: true, description: 'The type of the event.' })
  @prop({ type: String, enum: AnalyticsEventType, required: true })
  type: AnalyticsEventType;

  @Field(() => String, { simple: true, description: 'The name of the event, such as signed_up.' })
  @prop({ type: String, required: true })
  name: string;

  @Field(() => String, { nullable: true, simple: true, description: 'The category. Null if there is none.' })
  @prop({ type: String })
  category?: string;

  @Field(() => String, { nullable: true, simple: true, description: 'The label. Null if there is none.' })
  @prop({ type: String })
  label?: string;

  @Field(() => Float, { nullable: true, simple: true, description: 'A number. Null if there is none.' })
  @prop({ type: Number })
  value?: number;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    simple: true,
    description: 'Further values by name, as the client sent them. Null if there are none.',
  })
  @prop({ type: () => Schema.Types.Mixed })
  properties?: Record<string, unknown>;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The address of the page without query and fragment. Null if unknown.',
  })
  @prop({ type: String })
  url?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The path of the page. Null if unknown.',
  })
  @prop({ type: String })
  path?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The part of the interface that sent the event. Null if unknown.',
  })
  @prop({ type: String })
  component?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The page that led there, without its query. Null if unknown.',
  })
  @prop({ type: String })
  referrer?: string;

  @prop({ type: String })
  targetType?: IdType;

  @prop({ type: () => Types.ObjectId })
  target?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of the event.' })
  @prop({ type: Date, required: true })
  at: Date;

  /** Whether the client's time lay in the future, and the time of receipt stands in its place. */
  @prop({ type: Boolean })
  clamped?: boolean;

  /** The end of retention (ANALYTICS_RETENTION_DAYS); a TTL index removes the row then. */
  @prop({ type: Date, required: true })
  expireAt: Date;
}

/** The `analytics_events` collection. */
export const AnalyticsEventModel = defineModel(AnalyticsEvent);
