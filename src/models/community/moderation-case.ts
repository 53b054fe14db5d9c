import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ModerationPriority, ModerationStatus, ReportReason, ReportTarget } from './report-enums.js';
import { ReportedContent } from './reported-content.js';

/** How many reports give one reason. */
@ObjectType({ description: 'How many reports give one reason.', simpleResolvers: true })
export class ReasonCount {
  @Field(() => ReportReason, { description: 'The reason.' })
  reason: ReportReason;

  @Field(() => Int, { description: 'How many reports give it.' })
  count: number;
}

/**
 * All reports of one thing until it is decided about (S0 future 3, S1 `communitymoderations`, S4§20). A reactor folds the
 * reports, so the counts are exact and nobody who reports writes what others write too.
 */
@ObjectType('ModerationCase', {
  implements: Node,
  description: 'All reports of one thing until it is decided about. Only moderators and admins see it.',
})
@modelOptions(collection('moderation_cases', { timestamps: true }))
@index({ target: 1 }, { unique: true, partialFilterExpression: { open: true }, name: 'one_open_case' })
@index({ target: 1, createdAt: -1 })
@index({ targetAuthor: 1, createdAt: -1 })
@index({ status: 1, rank: -1, _id: -1 })
@index({ status: 1, priority: 1, rank: -1, _id: -1 })
@index({ status: 1, targetType: 1, rank: -1, _id: -1 })
@index({ status: 1, targetType: 1, priority: 1, rank: -1, _id: -1 })
export class ModerationCase extends BaseDocument {
  @Field(() => ReportTarget, { simple: true, description: 'What kind of thing it is about.' })
  @prop({ type: String, enum: ReportTarget, required: true })
  targetType: ReportTarget;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  targetAuthor: Types.ObjectId;

  /** True until it is decided; of one thing one case is open. */
  @prop({ type: Boolean, required: true })
  open: boolean;

  @Field(() => ModerationStatus, { simple: true, description: 'How far it has come.' })
  @prop({ type: String, enum: ModerationStatus, default: ModerationStatus.PENDING })
  status: ModerationStatus;

  @Field(() => ModerationPriority, { simple: true, description: 'How soon it wants to be looked at.' })
  @prop({ type: String, enum: ModerationPriority, default: ModerationPriority.NORMAL })
  priority: ModerationPriority;

  /** The place in the queue: by priority, then whoever waits longest; made of both, for one index to sort by. */
  @prop({ type: Number, required: true })
  rank: number;

  @Field(() => Int, { simple: true, description: 'How many people have reported it.' })
  @prop({ type: Number, default: 0 })
  reportCount: number;

  /** Counts by stored reason. */
  @prop({ type: () => Object, default: () => ({}) })
  reasonCounts: Partial<Record<ReportReason, number>>;

  @Field(() => ReportedContent, {
    simple: true,
    description: 'What it said when it was first reported; that of later reports stands with them.',
  })
  @prop({ type: () => ReportedContent, required: true })
  evidence: ReportedContent;

  @Field(() => Date, { simple: true, description: 'When it was first reported.' })
  @prop({ type: Date, required: true })
  firstReportedAt: Date;

  @Field(() => Date, { simple: true, description: 'When it was last reported.' })
  @prop({ type: Date, required: true })
  lastReportedAt: Date;

  createdAt: Date;

  updatedAt: Date;
}

/** The `moderation_cases` collection. */
export const ModerationCaseModel = defineModel(ModerationCase);
