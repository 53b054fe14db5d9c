import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { ExperienceLevel } from './registration-enums.js';

const embedded = modelOptions({ schemaOptions: { _id: false } });

/** The data of a participant. */
@ObjectType({ description: 'The data of a participant for the organizer.', simpleResolvers: true })
@embedded
export class EventAttendee {
  @Field(() => String, { description: 'The first name.' })
  @prop({ type: String, default: '', maxlength: 50 })
  firstName: string;

  @Field(() => String, { description: 'The last name.' })
  @prop({ type: String, default: '', maxlength: 50 })
  lastName: string;

  @Field(() => String, { description: 'The e-mail address.' })
  @prop({ type: String, required: true, maxlength: 254 })
  email: string;

  @Field(() => String, { nullable: true, description: 'The company of the participant.' })
  @prop({ type: String, maxlength: 100 })
  company?: string;

  @Field(() => String, { nullable: true, description: 'The job title.' })
  @prop({ type: String, maxlength: 100 })
  jobTitle?: string;

  @Field(() => String, { nullable: true, description: 'The phone number.' })
  @prop({ type: String, maxlength: 30 })
  phoneNumber?: string;

  @Field(() => ExperienceLevel, { nullable: true, description: 'The experience with the subject.' })
  @prop({ type: String, enum: ExperienceLevel })
  experience?: ExperienceLevel;
}

/** How long a participant was there. */
@ObjectType({ description: 'The attendance of a participant.', simpleResolvers: true })
@embedded
export class EventAttendance {
  @Field(() => Date, { nullable: true, description: 'Time of arrival.' })
  @prop({ type: Date })
  joinedAt?: Date;

  @Field(() => Date, { nullable: true, description: 'Time of leaving. Later than the arrival.' })
  @prop({ type: Date })
  leftAt?: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds between arrival and leaving. Null until both are known.',
  })
  @prop({ type: Number, min: 0 })
  durationSeconds?: number;

  @Field(() => Int, { description: 'Number of questions asked.' })
  @prop({ type: Number, default: 0, min: 0 })
  questionsAsked: number;

  @Field(() => Int, { description: 'Number of polls answered.' })
  @prop({ type: Number, default: 0, min: 0 })
  pollsAnswered: number;

  @Field(() => Boolean, { description: 'Whether the participant stayed to the end.' })
  @prop({ type: Boolean, default: false })
  completed: boolean;

  @prop({ type: () => Types.ObjectId })
  recordedBy?: Types.ObjectId;
}

/** What a participant thinks of an event. */
@ObjectType({ description: 'The feedback of a participant.', simpleResolvers: true })
@embedded
export class EventFeedback {
  @Field(() => Int, { description: 'The rating, 1 to 5.' })
  @prop({ type: Number, required: true, min: 1, max: 5 })
  rating: number;

  @Field(() => String, { nullable: true, description: 'Comments of the participant.' })
  @prop({ type: String, maxlength: 500 })
  comments?: string;

  @Field(() => String, { nullable: true, description: 'Suggestions for the next time.' })
  @prop({ type: String, maxlength: 500 })
  suggestions?: string;

  @Field(() => Date, { description: 'Time of the feedback.' })
  @prop({ type: Date, required: true })
  at: Date;
}
