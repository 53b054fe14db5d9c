import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { collection, defineModel } from '../base.js';
import { SeenClient, VisitCampaign, VisitSessionStats } from './visit-parts.js';

/** The first page view of a session, and where it came from. */
@modelOptions({ schemaOptions: { _id: false } })
export class VisitLanding {
  @prop({ type: Date, required: true })
  at: Date;

  @prop({ type: String, required: true })
  page: string;

  /** utm_source, else the referrer's host, else `direct`. */
  @prop({ type: String, required: true })
  source: string;

  @prop({ type: String })
  referrer?: string;

  @prop({ type: () => VisitCampaign })
  campaign?: VisitCampaign;
}

/** The last page view of a session. */
@modelOptions({ schemaOptions: { _id: false } })
export class VisitExit {
  @prop({ type: Date, required: true })
  at: Date;

  @prop({ type: String, required: true })
  page: string;
}

/** What a visitor does until 30 minutes of silence, by the time of the events (S1 sessions). */
@ObjectType('VisitSession', {
  implements: Node,
  description: 'Events of a visitor without 30 minutes of silence between them. For admins.',
})
@modelOptions(collection('visit_sessions'))
@index({ startedAt: -1, _id: -1 })
@index({ lastActiveAt: -1 })
@index({ visitor: 1, startedAt: -1, _id: -1 })
@index({ user: 1, startedAt: -1 }, { partialFilterExpression: { user: { $exists: true } } })
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class VisitSession extends SeenClient {
  @prop({ type: () => Types.ObjectId, required: true })
  visitor: Types.ObjectId;

  /** The user who was last signed in during the session. */
  @prop({ type: () => Types.ObjectId })
  user?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of the first event.' })
  @prop({ type: Date, required: true })
  startedAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last event.' })
  @prop({ type: Date, required: true })
  lastActiveAt: Date;

  @prop({ type: () => VisitLanding })
  landing?: VisitLanding;

  @prop({ type: () => VisitExit })
  exit?: VisitExit;

  @Field(() => VisitSessionStats, { simple: true, description: 'Counts of the session.' })
  @prop({ type: () => VisitSessionStats, required: true })
  stats: VisitSessionStats;
}

/** The `visit_sessions` collection. */
export const VisitSessionModel = defineModel(VisitSession);
