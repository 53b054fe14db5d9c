import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { collection, defineModel } from '../base.js';
import { SeenClient, VisitCampaign } from './visit-parts.js';

/** A session of a visitor, as ingest finds it again: what belongs to it, and where it came from. */
@modelOptions({ schemaOptions: { _id: false } })
export class VisitSpan {
  @prop({ type: () => Types.ObjectId, required: true })
  session: Types.ObjectId;

  @prop({ type: Date, required: true })
  from: Date;

  @prop({ type: Date, required: true })
  to: Date;

  /** Time of its first page view, which says where it came from. */
  @prop({ type: Date })
  landedAt?: Date;

  @prop({ type: String, required: true })
  source: string;

  @prop({ type: () => VisitCampaign })
  campaign?: VisitCampaign;
}

/** A browser or app, by a random id of its own. `_id` is derived from that id, which is not stored itself (S1 visitors). */
@ObjectType('Visitor', {
  implements: Node,
  description: "A browser or app that visits the platform, told by the client's own random id. For admins.",
})
@modelOptions(collection('visitors'))
@index({ lastVisitAt: -1, _id: -1 })
@index({ user: 1, lastVisitAt: -1 }, { partialFilterExpression: { user: { $exists: true } } })
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class Visitor extends SeenClient {
  /** The user who was last signed in there. */
  @prop({ type: () => Types.ObjectId })
  user?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of the first event.' })
  @prop({ type: Date, required: true })
  firstVisitAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last event.' })
  @prop({ type: Date, required: true })
  lastVisitAt: Date;

  /** Number of sessions. */
  @prop({ type: Number, required: true })
  visits: number;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The size of the screen, such as 1920x1080. Null if the client did not tell it.',
  })
  @prop({ type: String })
  screenResolution?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The region of the country. Null if no trusted proxy tells it.',
  })
  @prop({ type: String })
  region?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The city. Null if no trusted proxy tells it.',
  })
  @prop({ type: String })
  city?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The time zone, such as Europe/Berlin. Null if unknown.',
  })
  @prop({ type: String })
  timezone?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The page that led to the first visit, without its query. Null if unknown.',
  })
  @prop({ type: String })
  referrer?: string;

  @Field(() => VisitCampaign, {
    nullable: true,
    simple: true,
    description: 'The campaign of the first visit. Null if there was none.',
  })
  @prop({ type: () => VisitCampaign })
  campaign?: VisitCampaign;

  /** Sessions of the last days, by their start. */
  @prop({ type: () => [VisitSpan], required: true })
  spans: VisitSpan[];

  /** Rises with each change: of two gateways that extend the sessions at once, one reads again. */
  @prop({ type: Number, required: true })
  version: number;
}

/** The `visitors` collection. */
export const VisitorModel = defineModel(Visitor);
