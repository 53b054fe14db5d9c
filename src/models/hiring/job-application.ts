import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import {
  ApplicantBackground,
  ApplicantInfo,
  ApplicationStatusChange,
  ExpectedSalary,
  JobAnswer,
  JobApplicationNotes,
  JobInterview,
  JobOffer,
  JobPortfolioItem,
} from './application-parts.js';
import { ApplicationStatus } from './hiring-enums.js';

/** The most interviews of an application. */
export const MOST_INTERVIEWS = 20;

/** A file with a curriculum vitae; its bytes are private. */
@modelOptions({ schemaOptions: { _id: false } })
export class Resume {
  @prop({ type: () => Types.ObjectId, required: true })
  upload: Types.ObjectId;

  @prop({ type: String, required: true, maxlength: 200 })
  fileName: string;

  @prop({ type: Number, required: true })
  size: number;

  @prop({ type: String, required: true, maxlength: 100 })
  mimeType: string;

  @prop({ type: Date, required: true })
  uploadedAt: Date;
}

/**
 * An application. One per user and posting, enforced by a unique index over those that were not withdrawn; after a
 * withdrawal a new attempt is a new row. The e-mail address is unique as well, ignoring case and `+` parts.
 */
@ObjectType('JobApplication', {
  implements: Node,
  description: 'A job application. Only the applicant and the recruiters of the posting see it.',
})
@modelOptions(collection('job_applications', { timestamps: true }))
@index(
  { applicant: 1, jobPosting: 1 },
  { unique: true, partialFilterExpression: { current: true }, name: 'one_application' },
)
@index(
  { jobPosting: 1, emailKey: 1 },
  { unique: true, partialFilterExpression: { current: true }, name: 'one_application_by_email' },
)
@index({ applicant: 1, jobPosting: 1, attempt: -1 })
@index({ applicant: 1, createdAt: -1, _id: -1 })
@index({ jobPosting: 1, status: 1, createdAt: -1, _id: -1 })
@index({ jobPosting: 1, createdAt: -1, _id: -1 })
@index({ status: 1, createdAt: -1 })
@index({ submittedAt: 1 })
@index({ 'offer.answeredAt': 1 }, { sparse: true })
@index({ 'personal.email': 1 })
@index({ availableFrom: 1 })
@index({ 'interviews.scheduledAt': 1 })
@index({ 'interviews.interviewer': 1 })
@index({ 'statusHistory.changedBy': 1 })
export class JobApplication extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  applicant: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  jobPosting: Types.ObjectId;

  @Field(() => Int, {
    simple: true,
    description: 'Number of the attempt. A new attempt follows a withdrawal.',
  })
  @prop({ type: Number, default: 1 })
  attempt: number;

  /** True unless withdrawn. */
  @prop({ type: Boolean, required: true })
  current: boolean;

  @Field(() => ApplicationStatus, { simple: true, description: 'The status of the application.' })
  @prop({ type: String, enum: ApplicationStatus, default: ApplicationStatus.SUBMITTED })
  status: ApplicationStatus;

  @Field(() => ApplicantInfo, { simple: true, description: 'The applicant, as stated in the application.' })
  @prop({ type: () => ApplicantInfo, required: true })
  personal: ApplicantInfo;

  /** The address of the application without case and `+` part. */
  @prop({ type: String, required: true })
  emailKey: string;

  @Field(() => ApplicantBackground, {
    simple: true,
    nullable: true,
    description: 'The professional background.',
  })
  @prop({ type: () => ApplicantBackground })
  professional?: ApplicantBackground;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The cover letter, up to 2,000 characters.',
  })
  @prop({ type: String, maxlength: 2000 })
  coverLetter?: string;

  @Field(() => ExpectedSalary, { simple: true, nullable: true, description: 'The expected salary.' })
  @prop({ type: () => ExpectedSalary })
  expectedSalary?: ExpectedSalary;

  @Field(() => Date, { simple: true, nullable: true, description: 'The first possible day of work.' })
  @prop({ type: Date })
  availableFrom?: Date;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The work authorization, such as `EU citizen`.',
  })
  @prop({ type: String, maxlength: 200 })
  workAuthorization?: string;

  @prop({ type: () => Resume })
  resume?: Resume;

  @Field(() => [JobPortfolioItem], { simple: true, description: 'The portfolio, up to 10 items.' })
  @prop({ type: () => [JobPortfolioItem], default: [] })
  portfolio: JobPortfolioItem[];

  @Field(() => [JobAnswer], { simple: true, description: 'Answers to the questions of the posting.' })
  @prop({ type: () => [JobAnswer], default: [] })
  answers: JobAnswer[];

  @prop({ type: () => JobApplicationNotes, default: () => ({}) })
  notes: JobApplicationNotes;

  @Field(() => [ApplicationStatusChange], {
    simple: true,
    description: 'Changes of the status, oldest first.',
  })
  @prop({ type: () => [ApplicationStatusChange], default: [] })
  statusHistory: ApplicationStatusChange[];

  @prop({ type: () => [JobInterview], default: [] })
  interviews: JobInterview[];

  @Field(() => JobOffer, { simple: true, nullable: true, description: 'The offer. Null if there is none.' })
  @prop({ type: () => JobOffer })
  offer?: JobOffer;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the submission. Null for a draft.',
  })
  @prop({ type: Date, default: null })
  submittedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last change.' })
  updatedAt: Date;
}

/** The `job_applications` collection. */
export const JobApplicationModel = defineModel(JobApplication);
