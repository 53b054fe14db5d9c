import type { Types } from 'mongoose';
import type { ApplicationStatus } from '../models/hiring/index.js';

type ObjectId = Types.ObjectId;

/** The facts of every event about an application. */
interface OfApplication {
  application: ObjectId;
  jobPosting: ObjectId;
  applicant: ObjectId;
  recruiters: ObjectId[];
}

/** Events of job postings and applications. */
export interface HiringEvents {
  /** A posting was published for the first time. */
  'job.published': { jobPosting: ObjectId };
  'application.submitted': OfApplication;
  /** The status of an application changed; `by` is the applicant or a recruiter. */
  'application.moved': OfApplication & { from: ApplicationStatus; to: ApplicationStatus; by: ObjectId };
  'application.interview-scheduled': OfApplication & { interviewer: ObjectId | null; by: ObjectId };
}
