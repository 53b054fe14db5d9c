import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { EmploymentType, JobStatus, SalaryPeriod } from './hiring-enums.js';

/** The most questions of a posting. */
export const MOST_QUESTIONS = 20;
/** The most recruiters of a posting. */
export const MOST_RECRUITERS = 20;

/** The salary range of a job. */
@ObjectType({ description: 'A range of salaries.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class SalaryRange {
  @Field(() => Int, { nullable: true, description: 'The lowest salary in minor units. Null if not stated.' })
  @prop({ type: Number, min: 0 })
  min?: number;

  @Field(() => Int, { nullable: true, description: 'The highest salary in minor units. Null if not stated.' })
  @prop({ type: Number, min: 0 })
  max?: number;

  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  @prop({ type: String, required: true, match: /^[A-Z]{3}$/ })
  currency: string;

  @Field(() => SalaryPeriod, { description: 'The period of the salary.' })
  @prop({ type: String, enum: SalaryPeriod, required: true })
  period: SalaryPeriod;
}

/** A question to applicants. */
@ObjectType({ description: 'A question to the applicants of a job posting.' })
@modelOptions({ schemaOptions: { _id: false } })
export class JobQuestion {
  @prop({ type: () => Types.ObjectId, required: true })
  key: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The question, up to 500 characters.' })
  @prop({ type: String, required: true, maxlength: 500 })
  text: string;

  @Field(() => Boolean, { simple: true, description: 'Whether an application needs an answer.' })
  @prop({ type: Boolean, default: false })
  required: boolean;
}

/** A job posting. */
@ObjectType('JobPosting', { implements: Node, description: 'A job posting.' })
@modelOptions(collection('job_postings', { timestamps: true }))
@index({ slug: 1 }, { unique: true })
@index({ listed: 1, publishedAt: -1, _id: -1 })
@index({ listed: 1, isRemote: 1, publishedAt: -1, _id: -1 })
@index({ listed: 1, locationKey: 1, publishedAt: -1, _id: -1 })
@index({ listed: 1, searchKeys: 1, publishedAt: -1, _id: -1 })
@index({ recruiters: 1, createdAt: -1, _id: -1 })
@index({ createdBy: 1 })
@index({ status: 1, closesAt: 1 })
export class JobPosting extends BaseDocument {
  @Field(() => String, {
    simple: true,
    description: 'The readable address of the posting, such as `engineer-berlin`.',
  })
  @prop({ type: String, required: true })
  slug: string;

  @Field(() => String, { simple: true, description: 'The title, up to 200 characters.' })
  @prop({ type: String, required: true, maxlength: 200 })
  title: string;

  @Field(() => String, { simple: true, description: 'The description in Markdown, up to 10,000 characters.' })
  @prop({ type: String, required: true, maxlength: 10_000 })
  description: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The department of the job.' })
  @prop({ type: String, maxlength: 100 })
  department?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The place of work.' })
  @prop({ type: String, maxlength: 100 })
  location?: string;

  /** The place in lower case. */
  @prop({ type: String, maxlength: 100 })
  locationKey?: string;

  @Field(() => Boolean, { simple: true, description: 'Whether the work can be done remotely.' })
  @prop({ type: Boolean, default: false })
  isRemote: boolean;

  @Field(() => EmploymentType, { simple: true, description: 'The kind of employment.' })
  @prop({ type: String, enum: EmploymentType, required: true })
  employmentType: EmploymentType;

  @Field(() => SalaryRange, { simple: true, nullable: true, description: 'The salary. Null if not stated.' })
  @prop({ type: () => SalaryRange })
  salary?: SalaryRange;

  @prop({ type: String, enum: JobStatus, default: JobStatus.DRAFT })
  status: JobStatus;

  /** Whether lists show it: open and published. */
  @prop({ type: Boolean, default: false })
  listed: boolean;

  @Field(() => [JobQuestion], { simple: true, description: 'Questions to applicants.' })
  @prop({ type: () => [JobQuestion], default: [] })
  questions: JobQuestion[];

  @Field(() => Int, { simple: true, description: 'Number of positions.' })
  @prop({ type: Number, default: 1, min: 1, max: 1000 })
  positions: number;

  /** Number of hired applicants, at most `positions`. */
  @prop({ type: Number, default: 0 })
  hired: number;

  @Field(() => String, { simple: true, description: 'The IANA time zone of the deadline.' })
  @prop({ type: String, default: 'UTC' })
  timezone: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The last day for applications, such as 2026-10-31, in the time zone of the posting.',
  })
  @prop({ type: String, match: /^\d{4}-\d{2}-\d{2}$/ })
  deadline?: string;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time from which applications are no longer accepted: the end of the deadline.',
  })
  @prop({ type: Date, default: null })
  closesAt: Date | null;

  @Field(() => Date, { simple: true, nullable: true, description: 'Time of the first publication.' })
  @prop({ type: Date, default: null })
  publishedAt: Date | null;

  @prop({ type: () => Types.ObjectId, required: true })
  createdBy: Types.ObjectId;

  /** The users who work on the applications. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  recruiters: Types.ObjectId[];

  /** Search words, matched by their beginnings. */
  @prop({ type: () => [String], default: [] })
  searchKeys: string[];

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last change.' })
  updatedAt: Date;
}

/** The `job_postings` collection. */
export const JobPostingModel = defineModel(JobPosting);
