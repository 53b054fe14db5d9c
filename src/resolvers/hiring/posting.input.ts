import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import {
  EmploymentType,
  JobStatus,
  MOST_QUESTIONS,
  MOST_RECRUITERS,
  SalaryPeriod,
} from '../../models/hiring/index.js';
import {
  ChoiceField,
  ClientIdField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  ListField,
  TextField,
} from '../../schema/input.js';

/** The largest amount of money, in minor units. */
export const MOST_MONEY = 2_000_000_000;

/** A range of salaries. */
@InputType({ description: 'A range of salaries.' })
export class SalaryRangeInput {
  @IntField({ description: 'The lowest salary in minor units.', min: 0, max: MOST_MONEY, nullable: true })
  min?: number;

  @IntField({ description: 'The highest salary in minor units.', min: 0, max: MOST_MONEY, nullable: true })
  max?: number;

  @TextField({ description: 'The ISO 4217 code of the currency.', min: 3, max: 3 })
  currency: string;

  @ChoiceField(() => SalaryPeriod, { description: 'The period of the salary.' })
  period: SalaryPeriod;
}

/** A question. */
@InputType({ description: 'A question to applicants.' })
export class JobQuestionInput {
  @TextField({ description: 'The id of the question, where it stands already.', max: 24, nullable: true })
  id?: string | null;

  @TextField({ description: 'The question asked.', max: 500 })
  text: string;

  @FlagField({ description: 'Whether an application needs an answer. Defaults to false.', nullable: true })
  required?: boolean | null;
}

/** A posting. */
@InputType({ description: 'A job posting. Fields that are left out stay as they are.' })
export class SaveJobPostingInput {
  @IdField('JobPosting', { description: 'The posting to change. Null creates one.', nullable: true })
  jobPostingId?: Types.ObjectId | null;

  @TextField({ description: 'The title. Needed for a new posting.', min: 1, max: 200, nullable: true })
  title?: string | null;

  @TextField({
    description: 'The description in Markdown. Needed for a new posting.',
    min: 1,
    max: 10_000,
    nullable: true,
  })
  description?: string | null;

  @TextField({ description: 'The department of the job.', max: 100, nullable: true })
  department?: string | null;

  @TextField({ description: 'The place of work.', max: 100, nullable: true })
  location?: string | null;

  @FlagField({ description: 'Whether the work can be done remotely. Defaults to false.', nullable: true })
  isRemote?: boolean | null;

  @ChoiceField(() => EmploymentType, {
    description: 'The kind of employment. Needed for a new posting.',
    nullable: true,
  })
  employmentType?: EmploymentType | null;

  @ChoiceField(() => SalaryRangeInput, { description: 'The salary offered.', nullable: true })
  salary?: SalaryRangeInput | null;

  @ChoiceField(() => JobStatus, { description: 'The status. Defaults to DRAFT.', nullable: true })
  status?: JobStatus | null;

  @ListField(() => JobQuestionInput, { description: 'All questions.', most: MOST_QUESTIONS, nullable: true })
  questions?: JobQuestionInput[] | null;

  @IntField({ description: 'Number of positions. Defaults to 1.', min: 1, max: 1_000, nullable: true })
  positions?: number | null;

  @TextField({ description: 'The last day for applications, such as 2026-10-31.', max: 10, nullable: true })
  deadline?: string | null;

  @TextField({ description: 'The IANA time zone of the deadline. Defaults to UTC.', max: 64, nullable: true })
  timezone?: string | null;

  @IdListField('User', {
    description: 'All recruiters: users with the HIRING permission.',
    most: MOST_RECRUITERS,
    nullable: true,
  })
  recruiterIds?: Types.ObjectId[] | null;

  @ClientIdField()
  clientId?: string | null;
}
