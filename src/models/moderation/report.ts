import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ReportReason, ReportTarget } from './report-enums.js';
import { ReportedContent } from './reported-content.js';

/** The longest details of a report, in characters. */
export const LONGEST_DETAILS = 500;

/** A user's report. A unique index ensures that a user has at most one per open case. */
@ObjectType('Report', {
  implements: Node,
  description: 'A report of content. Visible to its reporter and to moderators only.',
})
@modelOptions(collection('reports', { timestamps: { createdAt: true, updatedAt: false } }))
@index(
  { reporter: 1, target: 1 },
  { unique: true, partialFilterExpression: { open: true }, name: 'one_open_report' },
)
@index({ reporter: 1, createdAt: -1, _id: -1 })
@index({ case: 1, createdAt: -1, _id: -1 })
@index({ target: 1 })
@index({ 'content.mentions': 1 }, { partialFilterExpression: { 'content.mentions.0': { $exists: true } } })
@index({ targetAuthor: 1 })
export class Report extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  reporter: Types.ObjectId;

  @Field(() => ReportTarget, { simple: true, description: 'The type of the reported content.' })
  @prop({ type: String, enum: ReportTarget, required: true })
  targetType: ReportTarget;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  /** The author of the target. For a user, that user. */
  @prop({ type: () => Types.ObjectId, required: true })
  targetAuthor: Types.ObjectId;

  @Field(() => ReportReason, { simple: true, description: 'The reason of the report.' })
  @prop({ type: String, enum: ReportReason, required: true })
  reason: ReportReason;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: "The details in the reporter's words.",
  })
  @prop({ type: String, maxlength: LONGEST_DETAILS })
  details?: string;

  /** The group of the target. */
  @prop({ type: () => Types.ObjectId })
  group?: Types.ObjectId;

  /** The target's content at that time. */
  @prop({ type: () => ReportedContent, required: true })
  content: ReportedContent;

  /** True until its case is decided. */
  @prop({ type: Boolean, required: true })
  open: boolean;

  /** The case of the report. The reactor sets it a moment later. */
  @prop({ type: () => Types.ObjectId, default: null })
  case: Types.ObjectId | null;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;
}

/** The `reports` collection. */
export const ReportModel = defineModel(Report);
