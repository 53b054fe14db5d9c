import { ApplicationStatus, JobApplicationModel, JobPostingModel } from '../../../models/hiring/index.js';
import type { CountedCollection } from './counted.js';

/** Numbers of hired applicants. */
export const hiringCounters: CountedCollection[] = [
  {
    model: JobPostingModel as never,
    key: '_id',
    counters: [
      {
        path: 'hired',
        rows: [{ model: JobApplicationModel, by: 'jobPosting', match: { status: ApplicationStatus.HIRED } }],
      },
    ],
  },
];
