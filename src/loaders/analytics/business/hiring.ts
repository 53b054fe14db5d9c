import type { Types } from 'mongoose';
import { ApplicationStatus, JobApplicationModel } from '../../../models/hiring/index.js';
import { periodQuestion, secondsBetween, within, type AskedPeriod } from '../period-rows.js';

/** The stages of an application, in their order. */
export const HIRING_STAGES = [
  ApplicationStatus.SUBMITTED,
  ApplicationStatus.UNDER_REVIEW,
  ApplicationStatus.INTERVIEWING,
  ApplicationStatus.OFFERED,
  ApplicationStatus.HIRED,
] as const;

const ofPosting = ({ of }: AskedPeriod) => (of ? { jobPosting: of } : {});

/** The furthest stage that an application has reached, whatever became of it. */
const FURTHEST = {
  $max: {
    $map: {
      input: { $ifNull: ['$statusHistory.status', []] },
      in: { $indexOfArray: [[...HIRING_STAGES], '$$this'] },
    },
  },
};

/** Applications that were submitted in a period, by posting and the furthest stage. */
export const submittedApplications = periodQuestion<{
  _id: { posting: Types.ObjectId; stage: number };
  count: number;
}>({
  name: 'hiring.submitted',
  model: JobApplicationModel,
  pipeline: (asked) => [
    { $match: { submittedAt: within(asked.period), ...ofPosting(asked) } },
    {
      $group: {
        // One that was submitted has reached the first stage, also where its history is not there.
        _id: { posting: '$jobPosting', stage: { $max: [0, FURTHEST] } },
        count: { $sum: 1 },
      },
    },
  ],
});

/** Applicants who accepted an offer in a period, by posting and the time since the submission. */
export const hires = periodQuestion<{ _id: { posting: Types.ObjectId; seconds: number }; count: number }>({
  name: 'hiring.hires',
  model: JobApplicationModel,
  pipeline: (asked) => [
    {
      $match: {
        'offer.answeredAt': within(asked.period),
        status: ApplicationStatus.HIRED,
        ...ofPosting(asked),
      },
    },
    {
      $group: {
        _id: { posting: '$jobPosting', seconds: secondsBetween('submittedAt', 'offer.answeredAt') },
        count: { $sum: 1 },
      },
    },
  ],
});

/** The questions of hiring, for the test of their plans. */
export const hiringQuestions = [submittedApplications, hires];
