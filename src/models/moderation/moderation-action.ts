import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { AppealStatus, ModerationActionType } from './moderation-enums.js';
import { ReportReason, ReportTarget } from './report-enums.js';
import { ReportedContent } from './reported-content.js';

/** How long a decision can be appealed. */
export const APPEAL_WITHIN_MS = 20 * 24 * 60 * 60 * 1_000;

/** An appeal against a decision. The resolver adds its moderator, for moderators. */
@ObjectType({ description: 'An appeal against a decision.' })
@modelOptions({ schemaOptions: { _id: false } })
export class ModerationAppeal {
  @Field(() => AppealStatus, { simple: true, description: 'The status of the appeal.' })
  @prop({ type: String, enum: AppealStatus, required: true })
  status: AppealStatus;

  @Field(() => String, { simple: true, description: 'The text of the user.' })
  @prop({ type: String, required: true, maxlength: 2_000 })
  text: string;

  @Field(() => Date, { simple: true, description: 'Time of the appeal.' })
  @prop({ type: Date, required: true })
  createdAt: Date;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the decision. Null while pending.',
  })
  @prop({ type: Date })
  decidedAt?: Date;

  @prop({ type: () => Types.ObjectId })
  decidedBy?: Types.ObjectId;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The explanation of the decision. Null if there is none.',
  })
  @prop({ type: String, maxlength: 1_000 })
  note?: string;
}

/**
 * A moderator's decision. The states `appealed` and `overturned` are those of its appeal. The content at that time is
 * kept for the appeal.
 */
@ObjectType('ModerationAction', {
  implements: Node,
  description: 'A decision about a moderation case. Moderators see it, and the user that it concerns.',
})
@modelOptions(collection('moderation_actions', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ case: 1, createdAt: 1, _id: 1 })
@index({ subject: 1, createdAt: -1, _id: -1 })
@index({ subject: 1, action: 1, liftedAt: 1 })
@index({ target: 1, createdAt: -1 })
@index({ moderator: 1, createdAt: -1, _id: -1 })
@index({ group: 1, createdAt: -1 }, { sparse: true })
@index({ createdAt: 1 })
@index(
  { expiresAt: 1, _id: 1 },
  { partialFilterExpression: { action: ModerationActionType.HIDE, liftedAt: null } },
)
@index(
  { 'appeal.status': 1, 'appeal.createdAt': 1, _id: 1 },
  { partialFilterExpression: { 'appeal.status': { $exists: true } } },
)
@index({ 'appeal.decidedBy': 1 }, { sparse: true })
@index({ 'appeal.decidedAt': 1 }, { sparse: true })
@index({ 'evidence.mentions': 1 }, { partialFilterExpression: { 'evidence.mentions.0': { $exists: true } } })
export class ModerationAction extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  case: Types.ObjectId;

  @Field(() => ReportTarget, { simple: true, description: 'The type of the content.' })
  @prop({ type: String, enum: ReportTarget, required: true })
  targetType: ReportTarget;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  /** The subject of the decision: the author of the target. */
  @prop({ type: () => Types.ObjectId, required: true })
  subject: Types.ObjectId;

  /** The group whose moderator decided. Null for moderators of the platform. */
  @prop({ type: () => Types.ObjectId })
  group?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  moderator: Types.ObjectId;

  @Field(() => ModerationActionType, { simple: true, description: 'The action that was decided.' })
  @prop({ type: String, enum: ModerationActionType, required: true })
  action: ModerationActionType;

  @Field(() => String, { simple: true, description: 'The reason of the decision.' })
  @prop({ type: String, required: true, maxlength: 1_000 })
  reason: string;

  @Field(() => ReportReason, { simple: true, description: 'The category of the reason.' })
  @prop({ type: String, enum: ReportReason, default: ReportReason.OTHER })
  category: ReportReason;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Number of hours that the decision holds. Null if not limited.',
  })
  @prop({ type: Number, min: 1 })
  durationHours?: number;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time at which it ends. Null if not limited.',
  })
  @prop({ type: Date, default: null })
  expiresAt: Date | null;

  @prop({ type: String, maxlength: 1_000 })
  note?: string;

  /** The content at the time of the decision. */
  @prop({ type: () => ReportedContent, required: true })
  evidence: ReportedContent;

  /** The text that EDIT replaced. */
  @prop({ type: String, maxlength: 10_000 })
  previousText?: string;

  /** When it was reverted or ended, together with its effect. */
  @prop({ type: Date, default: null })
  liftedAt: Date | null;

  @Field(() => ModerationAppeal, {
    simple: true,
    nullable: true,
    description: 'The appeal. Null if there is none. There is one appeal per decision.',
  })
  @prop({ type: () => ModerationAppeal })
  appeal?: ModerationAppeal;

  @Field(() => Date, { simple: true, description: 'Time of the decision.' })
  createdAt: Date;
}

/** The `moderation_actions` collection. */
export const ModerationActionModel = defineModel(ModerationAction);
