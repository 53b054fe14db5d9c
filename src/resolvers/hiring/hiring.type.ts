import { Field, Int, ObjectType } from 'type-graphql';
import { ApplicationStatus, JobApplication, JobPosting } from '../../models/hiring/index.js';
import { connection } from '../../schema/connection.js';
import { payload } from '../../schema/payload.js';

/** How many applications have a status. */
@ObjectType({ description: 'The number of applications with a status.', simpleResolvers: true })
export class ApplicationStatusCount {
  @Field(() => ApplicationStatus, { description: 'The status that applies.' })
  status: ApplicationStatus;

  @Field(() => Int, { description: 'Number of applications with this status.' })
  count: number;
}

/** A posting after a change. */
@ObjectType({ description: 'A job posting after a change.' })
export class JobPostingPayload extends payload('jobPosting', () => JobPosting, 'The job posting.') {}

/** An application after a change. */
@ObjectType({ description: 'A job application after a change.' })
export class JobApplicationPayload extends payload(
  'application',
  () => JobApplication,
  'The application concerned.',
) {}

/** Postings. */
@ObjectType('JobPostingConnection', { description: 'A page of job postings.' })
export class JobPostingConnection extends connection('JobPosting', () => JobPosting) {}

/** Applications. */
@ObjectType('JobApplicationConnection', { description: 'A page of job applications.' })
export class JobApplicationConnection extends connection('JobApplication', () => JobApplication) {}
