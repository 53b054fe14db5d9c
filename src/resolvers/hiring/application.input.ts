import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import { ApplicationStatus, MOST_INTERVIEWS, MOST_QUESTIONS } from '../../models/hiring/index.js';
import {
  ChoiceField,
  ClientIdField,
  DateField,
  EmailField,
  FlagField,
  IdField,
  IntField,
  ListField,
  TextField,
  UrlField,
} from '../../schema/input.js';
import { MOST_MONEY } from './posting.input.js';

/** Who applies. */
@InputType({ description: 'The applicant. What is left out comes from the account.' })
export class ApplicantInfoInput {
  @TextField({ description: 'The first name.', max: 50, nullable: true })
  firstName?: string;

  @TextField({ description: 'The last name.', max: 50, nullable: true })
  lastName?: string;

  @EmailField({ description: 'The address for answers.', nullable: true })
  email?: string;

  @TextField({ description: 'The phone number.', max: 30, nullable: true })
  phoneNumber?: string;

  @TextField({ description: 'The place of residence.', max: 100, nullable: true })
  location?: string;
}

/** What the applicant does. */
@InputType({ description: 'The professional background of the applicant.' })
export class ApplicantBackgroundInput {
  @TextField({ description: 'The current position.', max: 100, nullable: true })
  currentPosition?: string;

  @TextField({ description: 'The current company.', max: 100, nullable: true })
  company?: string;

  @TextField({ description: 'The experience, such as `3 years`.', max: 200, nullable: true })
  experience?: string;

  @UrlField({ description: 'The LinkedIn profile.', nullable: true })
  linkedin?: string;

  @UrlField({ description: 'The GitHub profile.', nullable: true })
  github?: string;
}

/** Work that is shown. */
@InputType({ description: 'A piece of work in a portfolio.' })
export class JobPortfolioItemInput {
  @TextField({ description: 'The title in short.', max: 100 })
  title: string;

  @UrlField({ description: 'The web address.' })
  url: string;

  @TextField({ description: 'The description in full.', max: 300, nullable: true })
  description?: string;
}

/** An answer. */
@InputType({ description: 'An answer to a question of the posting.' })
export class JobAnswerInput {
  @TextField({ description: 'The id of the question.', max: 24 })
  questionId: string;

  @TextField({ description: 'The answer given.', max: 1_000 })
  answer: string;
}

/** Money. */
@InputType({ description: 'The salary that an applicant expects.' })
export class ExpectedSalaryInput {
  @IntField({ description: 'The amount in minor units.', min: 0, max: MOST_MONEY })
  amount: number;

  @TextField({ description: 'The ISO 4217 code of the currency.', min: 3, max: 3 })
  currency: string;
}

/** An application. */
@InputType({ description: 'A job application.' })
export class ApplyForJobInput {
  @IdField('JobPosting', { description: 'The posting concerned.' })
  jobPostingId: Types.ObjectId;

  @TextField({ description: 'The cover letter.', max: 2_000, nullable: true })
  coverLetter?: string | null;

  @IdField('Upload', {
    description: 'The curriculum vitae: an own upload with the purpose RESUME.',
    nullable: true,
  })
  resumeUploadId?: Types.ObjectId | null;

  @ListField(() => JobAnswerInput, {
    description: 'Answers to the questions.',
    most: MOST_QUESTIONS,
    nullable: true,
  })
  answers?: JobAnswerInput[] | null;

  @ChoiceField(() => ApplicantInfoInput, { description: 'The person who applies.', nullable: true })
  personal?: ApplicantInfoInput | null;

  @ChoiceField(() => ApplicantBackgroundInput, {
    description: 'The professional background.',
    nullable: true,
  })
  professional?: ApplicantBackgroundInput | null;

  @ListField(() => JobPortfolioItemInput, { description: 'The portfolio of work.', most: 10, nullable: true })
  portfolio?: JobPortfolioItemInput[] | null;

  @ChoiceField(() => ExpectedSalaryInput, { description: 'The expected salary.', nullable: true })
  expectedSalary?: ExpectedSalaryInput | null;

  @DateField({ description: 'The first possible day of work.', nullable: true })
  availableFrom?: Date | null;

  @TextField({ description: 'The work authorization, such as `EU citizen`.', max: 200, nullable: true })
  workAuthorization?: string | null;

  @FlagField({
    description: 'Whether to submit the application. False keeps a draft. Defaults to true.',
    nullable: true,
  })
  submit?: boolean | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A move. */
@InputType({ description: 'A move of an application by a recruiter.' })
export class MoveApplicationInput {
  @IdField('JobApplication', { description: 'The application concerned.' })
  applicationId: Types.ObjectId;

  @ChoiceField(() => ApplicationStatus, { description: 'The new status.' })
  status: ApplicationStatus;

  @TextField({ description: 'Notes that the applicant does not see.', max: 500, nullable: true })
  notes?: string | null;
}

/** A withdrawal. */
@InputType({ description: 'An application that its applicant withdraws.' })
export class WithdrawApplicationInput {
  @IdField('JobApplication', { description: 'The application concerned.' })
  applicationId: Types.ObjectId;
}

/** Notes. */
@InputType({ description: 'Notes of recruiters about an application.' })
export class NoteApplicationInput {
  @IdField('JobApplication', { description: 'The application concerned.' })
  applicationId: Types.ObjectId;

  @TextField({ description: 'Notes of the human resources department.', max: 500, nullable: true })
  hr?: string | null;

  @TextField({ description: 'Notes of the hiring manager.', max: 500, nullable: true })
  hiringManager?: string | null;
}

/** An interview. */
@InputType({ description: 'An interview. A round that stands already is changed.' })
export class ScheduleInterviewInput {
  @IdField('JobApplication', { description: 'The application concerned.' })
  applicationId: Types.ObjectId;

  @IntField({ description: 'The interview round.', min: 1, max: MOST_INTERVIEWS })
  round: number;

  @DateField({ description: 'The time, in the future.' })
  scheduledAt: Date;

  @IdField('User', { description: 'The interviewer: a user with the HIRING permission.', nullable: true })
  interviewerId?: Types.ObjectId | null;
}

/** What an interview has shown. */
@InputType({ description: 'The result of an interview. The applicant does not see it.' })
export class RateInterviewInput {
  @IdField('JobApplication', { description: 'The application concerned.' })
  applicationId: Types.ObjectId;

  @IntField({ description: 'The interview round.', min: 1, max: MOST_INTERVIEWS })
  round: number;

  @IntField({ description: 'The rating given.', min: 1, max: 5 })
  rating: number;

  @TextField({ description: 'Feedback about it.', max: 500, nullable: true })
  feedback?: string | null;
}

/** An offer. */
@InputType({ description: 'A job offer.' })
export class MakeOfferInput {
  @IdField('JobApplication', { description: 'The application concerned.' })
  applicationId: Types.ObjectId;

  @IntField({ description: 'The salary in minor units.', min: 0, max: MOST_MONEY })
  salary: number;

  @TextField({
    description: 'The ISO 4217 code of the currency. Defaults to that of the posting.',
    min: 3,
    max: 3,
    nullable: true,
  })
  currency?: string | null;

  @DateField({ description: 'The first day of work.', nullable: true })
  startsAt?: Date | null;

  @TextField({ description: 'Notes that the applicant does not see.', max: 500, nullable: true })
  notes?: string | null;
}

/** The answer to an offer. */
@InputType({ description: 'The answer of an applicant to an offer.' })
export class AnswerOfferInput {
  @IdField('JobApplication', { description: 'The application concerned.' })
  applicationId: Types.ObjectId;

  @FlagField({ description: 'Whether the applicant accepts. Declining withdraws the application.' })
  accept: boolean;
}
