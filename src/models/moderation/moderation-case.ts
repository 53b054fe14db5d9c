import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ModerationPriority, ModerationStatus, ReportReason, ReportTarget } from './report-enums.js';
import { ReportedContent } from './reported-content.js';

/** Number of reports with one reason. */
@ObjectType({ description: 'The number of reports with one reason.', simpleResolvers: true })
export class ReasonCount {
  @Field(() => ReportReason, { description: 'The reason of the reports.' })
  reason: ReportReason;

  @Field(() => Int, { description: 'Number of reports.' })
  count: number;
}

/**
 * All reports of one target until a decision. A reactor folds the reports, so the counts are exact and reporters do
 * not write to the same document.
 */
@ObjectType('ModerationCase', {
  implements: Node,
  description: 'All open reports about one piece of content. Visible to moderators and admins only.',
})
@modelOptions(collection('moderation_cases', { timestamps: true }))
@index({ target: 1 }, { unique: true, partialFilterExpression: { open: true }, name: 'one_open_case' })
@index({ target: 1, createdAt: -1 })
@index({ 'evidence.mentions': 1 }, { partialFilterExpression: { 'evidence.mentions.0': { $exists: true } } })
@index({ targetAuthor: 1, createdAt: -1 })
@index({ assignee: 1, updatedAt: -1 })
@index({ group: 1, status: 1, rank: -1, _id: -1 }, { sparse: true })
@index({ status: 1, priority: 1, createdAt: 1 })
@index({ createdAt: 1 })
@index({ resolvedAt: 1 }, { sparse: true })
@index({ status: 1, rank: -1, _id: -1 })
@index({ status: 1, priority: 1, rank: -1, _id: -1 })
@index({ status: 1, targetType: 1, rank: -1, _id: -1 })
@index({ status: 1, targetType: 1, priority: 1, rank: -1, _id: -1 })
export class ModerationCase extends BaseDocument {
  @Field(() => ReportTarget, { simple: true, description: 'The type of the reported content.' })
  @prop({ type: String, enum: ReportTarget, required: true })
  targetType: ReportTarget;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  targetAuthor: Types.ObjectId;

  /** True until it is decided. A target has at most one open case. */
  @prop({ type: Boolean, required: true })
  open: boolean;

  @Field(() => ModerationStatus, { simple: true, description: 'The processing status.' })
  @prop({ type: String, enum: ModerationStatus, default: ModerationStatus.PENDING })
  status: ModerationStatus;

  @Field(() => ModerationPriority, { simple: true, description: 'The priority in the queue.' })
  @prop({ type: String, enum: ModerationPriority, default: ModerationPriority.NORMAL })
  priority: ModerationPriority;

  /** The position in the queue: priority, then waiting time, combined so that one index can sort by it. */
  @prop({ type: Number, required: true })
  rank: number;

  @Field(() => Int, { simple: true, description: 'Number of users who reported the content.' })
  @prop({ type: Number, default: 0 })
  reportCount: number;

  /** Counts by stored reason. */
  @prop({ type: () => Object, default: () => ({}) })
  reasonCounts: Partial<Record<ReportReason, number>>;

  @Field(() => ReportedContent, {
    simple: true,
    description: 'The content at the time of the first report.',
  })
  @prop({ type: () => ReportedContent, required: true })
  evidence: ReportedContent;

  @Field(() => Date, { simple: true, description: 'Time of the first report.' })
  @prop({ type: Date, required: true })
  firstReportedAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last report.' })
  @prop({ type: Date, required: true })
  lastReportedAt: Date;

  /** The group of the target, whose moderators also see the case. */
  @prop({ type: () => Types.ObjectId })
  group?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, default: null })
  assignee: Types.ObjectId | null;

  @prop({ type: Number, default: 0 })
  version: number;

  /** Set if a moderator made it urgent, regardless of the reports. */
  @prop({ type: Boolean })
  raised?: boolean;

  /** The reasons of the automatic rules, in addition to the counts of reports. */
  @prop({ type: () => [String], enum: ReportReason, default: [] })
  automaticReasons: ReportReason[];

  @prop({ type: Boolean, default: false })
  isAutomatic: boolean;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description: 'The confidence of the automatic rules, 0 to 1. Null if none flagged the content.',
  })
  @prop({ type: Number, min: 0, max: 1 })
  confidence?: number;

  @prop({ type: () => [String], default: [] })
  rulesTriggered: string[];

  @Field(() => Date, { simple: true, nullable: true, description: 'Time of the decision. Null while open.' })
  @prop({ type: Date })
  resolvedAt?: Date;

  createdAt: Date;

  updatedAt: Date;
}

/** The `moderation_cases` collection. */
export const ModerationCaseModel = defineModel(ModerationCase);
