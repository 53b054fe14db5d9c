import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ReportReason, ReportTarget } from './report-enums.js';
import { ReportedContent } from './reported-content.js';

/** The most words that a report has (S4§20). */
export const LONGEST_DETAILS = 500;

/**
 * One person says that something is not as it should be (S0 future 3, S1 `reportedBy`, S4§20). While its case is open
 * nobody has two of the same thing: the unique index is the rule.
 */
@ObjectType('Report', {
  implements: Node,
  description: 'A report of something that is not as it should be. Only its reporter and moderators see it.',
})
@modelOptions(collection('reports', { timestamps: { createdAt: true, updatedAt: false } }))
@index(
  { reporter: 1, target: 1 },
  { unique: true, partialFilterExpression: { open: true }, name: 'one_open_report' },
)
@index({ reporter: 1, createdAt: -1, _id: -1 })
@index({ case: 1, createdAt: -1, _id: -1 })
@index({ target: 1 })
@index({ targetAuthor: 1 })
export class Report extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  reporter: Types.ObjectId;

  @Field(() => ReportTarget, { simple: true, description: 'What kind of thing it is about.' })
  @prop({ type: String, enum: ReportTarget, required: true })
  targetType: ReportTarget;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  /** Who made the target; for a person, that person. */
  @prop({ type: () => Types.ObjectId, required: true })
  targetAuthor: Types.ObjectId;

  @Field(() => ReportReason, { simple: true, description: 'Why.' })
  @prop({ type: String, enum: ReportReason, required: true })
  reason: ReportReason;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'More about it, in the reporter’s words.',
  })
  @prop({ type: String, maxlength: LONGEST_DETAILS })
  details?: string;

  /** What the target said at that moment. */
  @prop({ type: () => ReportedContent, required: true })
  content: ReportedContent;

  /** True until its case is decided. */
  @prop({ type: Boolean, required: true })
  open: boolean;

  /** The case that it went into; set by the reactor, a moment later. */
  @prop({ type: () => Types.ObjectId, default: null })
  case: Types.ObjectId | null;

  @Field(() => Date, { simple: true, description: 'When it was made.' })
  createdAt: Date;
}

/** The `reports` collection. */
export const ReportModel = defineModel(Report);
