import type { Types } from 'mongoose';
import {
  ApplicationStatus,
  JobApplicationModel,
  JobPostingModel,
  type JobApplication,
  type JobPosting,
} from '../../models/hiring/index.js';
import { batched, byId, typed, type Typed } from '../factories.js';

/** Number of applications with a status. */
export interface StatusCount {
  status: ApplicationStatus;
  count: number;
}

/** Loaders of job postings and applications. */
export const hiringLoaders = {
  jobPosting: byId<Typed<JobPosting>>(JobPostingModel),
  jobApplication: byId<Typed<JobApplication>>(JobApplicationModel),
  /** The viewer's latest application for a posting. Null if there is none. */
  viewerApplication: batched<JobApplication | null>('JobApplication.viewer', async (postings, scope) => {
    if (!scope.viewer) return postings.map(() => null);
    const rows = await scope.roundTrip.ask<JobApplication>(JobApplicationModel, [
      { $match: { applicant: scope.viewer.id, jobPosting: { $in: postings } } },
    ]);
    rows.sort((a, b) => a.attempt - b.attempt);
    // Later attempts replace earlier ones.
    const found = new Map(rows.map((row) => [row.jobPosting.toHexString(), typed('JobApplication', row)]));
    return postings.map((posting) => found.get(posting.toHexString()) ?? null);
  }),
  /** The applications of a posting by status, without drafts. */
  applicationsByStatus: batched<StatusCount[]>('JobApplication.statuses', async (postings, { roundTrip }) => {
    type Row = { _id: { posting: Types.ObjectId; status: ApplicationStatus }; count: number };
    const rows = await roundTrip.ask<Row>(JobApplicationModel, [
      { $match: { jobPosting: { $in: postings }, status: { $ne: ApplicationStatus.DRAFT } } },
      { $group: { _id: { posting: '$jobPosting', status: '$status' }, count: { $sum: 1 } } },
    ]);
    const order = Object.values(ApplicationStatus);
    return postings.map((posting) =>
      rows
        .filter(({ _id }) => _id.posting.equals(posting))
        .map(({ _id, count }) => ({ status: _id.status, count }))
        .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status)),
    );
  }),
};
