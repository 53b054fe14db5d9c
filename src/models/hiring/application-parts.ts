import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { ApplicationStatus, OfferStatus } from './hiring-enums.js';

/** The applicant's personal data, as stated in the application. */
@ObjectType({ description: 'The applicant, as stated in the application.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ApplicantInfo {
  @Field(() => String, { description: 'The first name.' })
  @prop({ type: String, required: true, maxlength: 50 })
  firstName: string;

  @Field(() => String, { description: 'The last name.' })
  @prop({ type: String, default: '', maxlength: 50 })
  lastName: string;

  @Field(() => String, { description: 'The email address.' })
  @prop({ type: String, required: true, lowercase: true, maxlength: 254 })
  email: string;

  @Field(() => String, { nullable: true, description: 'The phone number.' })
  @prop({ type: String, maxlength: 30 })
  phoneNumber?: string;

  @Field(() => String, { nullable: true, description: 'The place of residence.' })
  @prop({ type: String, maxlength: 100 })
  location?: string;
}

/** The applicant's professional background. */
@ObjectType({ description: 'The professional background of the applicant.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ApplicantBackground {
  @Field(() => String, { nullable: true, description: 'The current position.' })
  @prop({ type: String, maxlength: 100 })
  currentPosition?: string;

  @Field(() => String, { nullable: true, description: 'The current company.' })
  @prop({ type: String, maxlength: 100 })
  company?: string;

  @Field(() => String, { nullable: true, description: 'The experience, such as `3 years`.' })
  @prop({ type: String, maxlength: 200 })
  experience?: string;

  @Field(() => String, { nullable: true, description: 'The address of the LinkedIn profile.' })
  @prop({ type: String, maxlength: 2048 })
  linkedin?: string;

  @Field(() => String, { nullable: true, description: 'The address of the GitHub profile.' })
  @prop({ type: String, maxlength: 2048 })
  github?: string;
}

/** A piece of work in the applicant's portfolio. */
@ObjectType({ description: 'A piece of work in the portfolio of an applicant.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class JobPortfolioItem {
  @Field(() => String, { description: 'The title, up to 100 characters.' })
  @prop({ type: String, required: true, maxlength: 100 })
  title: string;

  @Field(() => String, { description: 'The web address.' })
  @prop({ type: String, required: true, maxlength: 2048 })
  url: string;

  @Field(() => String, { nullable: true, description: 'The description, up to 300 characters.' })
  @prop({ type: String, maxlength: 300 })
  description?: string;
}

/** An answer with the question's text at that time. */
@ObjectType({ description: 'An answer to a question of the job posting.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class JobAnswer {
  @prop({ type: () => Types.ObjectId, required: true })
  key: Types.ObjectId;

  @Field(() => String, { description: 'The question at the time of the application.' })
  @prop({ type: String, required: true, maxlength: 500 })
  question: string;

  @Field(() => String, { description: 'The answer, up to 1,000 characters.' })
  @prop({ type: String, required: true, maxlength: 1000 })
  answer: string;
}

/** The recruiters' notes. Applicants never see them. */
@ObjectType({ description: 'Notes of the recruiters. Applicants never see them.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class JobApplicationNotes {
  @Field(() => String, { nullable: true, description: 'Notes of the human resources department.' })
  @prop({ type: String, maxlength: 500 })
  hr?: string;

  @Field(() => String, { nullable: true, description: 'Notes of the hiring manager.' })
  @prop({ type: String, maxlength: 500 })
  hiringManager?: string;
}

/** A change of status. */
@ObjectType({ description: 'A change of the status of an application.' })
@modelOptions({ schemaOptions: { _id: false } })
export class ApplicationStatusChange {
  @Field(() => ApplicationStatus, { simple: true, description: 'The new status.' })
  @prop({ type: String, enum: ApplicationStatus, required: true })
  status: ApplicationStatus;

  @Field(() => Date, { simple: true, description: 'Time of the change.' })
  @prop({ type: Date, required: true })
  changedAt: Date;

  @prop({ type: () => Types.ObjectId, required: true })
  changedBy: Types.ObjectId;

  /** Recruiters only. */
  @prop({ type: String, maxlength: 500 })
  notes?: string;
}

/** An interview. */
@ObjectType({ description: 'An interview with an applicant.' })
@modelOptions({ schemaOptions: { _id: false } })
export class JobInterview {
  @Field(() => Int, { simple: true, description: 'The round, beginning at 1.' })
  @prop({ type: Number, required: true, min: 1 })
  round: number;

  @Field(() => Date, { simple: true, description: 'Time of the interview.' })
  @prop({ type: Date, required: true })
  scheduledAt: Date;

  @prop({ type: () => Types.ObjectId })
  interviewer?: Types.ObjectId;

  /** Recruiters only. */
  @prop({ type: String, maxlength: 500 })
  feedback?: string;

  /** Recruiters only. */
  @prop({ type: Number, min: 1, max: 5 })
  rating?: number;
}

/** An offer to an applicant. */
@ObjectType({ description: 'A job offer.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class JobOffer {
  @Field(() => Int, { description: 'The salary in minor units.' })
  @prop({ type: Number, required: true, min: 0 })
  salary: number;

  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  @prop({ type: String, required: true })
  currency: string;

  @Field(() => Date, { nullable: true, description: 'The first day of work.' })
  @prop({ type: Date })
  startsAt?: Date;

  @Field(() => OfferStatus, { description: 'The status of the offer.' })
  @prop({ type: String, enum: OfferStatus, required: true })
  status: OfferStatus;

  @Field(() => Date, { description: 'Time of the offer.' })
  @prop({ type: Date, required: true })
  offeredAt: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'Time of the answer. Null if the applicant has not answered.',
  })
  @prop({ type: Date })
  answeredAt?: Date;
}

/** The salary that the applicant expects. */
@ObjectType({ description: 'The salary that an applicant expects.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ExpectedSalary {
  @Field(() => Int, { description: 'The amount in minor units.' })
  @prop({ type: Number, required: true, min: 0 })
  amount: number;

  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  @prop({ type: String, required: true, match: /^[A-Z]{3}$/ })
  currency: string;
}
