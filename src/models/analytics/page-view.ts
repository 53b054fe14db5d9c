import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { collection, defineModel } from '../base.js';
import { SeenClient, VisitCampaign } from './visit-parts.js';

/**
 * A view of a page (S1 pageviews). `_id` is derived from the visitor and the client's event id, so twice is once. It carries what
 * the breakdowns are counted by, so that all of them count the same rows.
 */
@ObjectType('PageView', { implements: Node, description: 'A view of a page. For admins.' })
@modelOptions(collection('page_views'))
@index({ at: -1, _id: -1 })
@index({ path: 1, at: 1, visitor: 1 })
@index({ visitor: 1, at: -1, _id: -1 }, { partialFilterExpression: { visitor: { $exists: true } } })
@index({ session: 1, at: -1, _id: -1 }, { partialFilterExpression: { session: { $exists: true } } })
@index({ user: 1, at: -1 }, { partialFilterExpression: { user: { $exists: true } } })
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class PageView extends SeenClient {
  /** Absent where the client asks not to be tracked. */
  @prop({ type: () => Types.ObjectId })
  visitor?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId })
  session?: Types.ObjectId;

  /** The user who was signed in, by the access token. */
  @prop({ type: () => Types.ObjectId })
  user?: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The address of the page without query and fragment.' })
  @prop({ type: String, required: true })
  url: string;

  @Field(() => String, { simple: true, description: 'The path of the page, such as /agents.' })
  @prop({ type: String, required: true })
  path: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The title of the page. Null if unknown.',
  })
  @prop({ type: String })
  title?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The page that led there, without its query. Null if unknown.',
  })
  @prop({ type: String })
  referrer?: string;

  @Field(() => Date, { simple: true, description: 'Time of the page view.' })
  @prop({ type: Date, required: true })
  at: Date;

  /** Whether the client's time lay in the future, and the time of receipt stands in its place. */
  @prop({ type: Boolean })
  clamped?: boolean;

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'The time spent on the page in seconds. Null if unknown.',
  })
  @prop({ type: Number })
  secondsSpent?: number;

  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'The furthest part of the page that was seen, 0 to 100 percent. Null if unknown.',
  })
  @prop({ type: Number })
  scrollDepth?: number;

  /** Source and campaign of the session. */
  @prop({ type: String })
  source?: string;

  @prop({ type: () => VisitCampaign })
  campaign?: VisitCampaign;
}

/** The `page_views` collection. */
export const PageViewModel = defineModel(PageView);
