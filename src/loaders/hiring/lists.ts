import type { Types } from 'mongoose';
import {
  ApplicationStatus,
  JobApplicationModel,
  JobPostingModel,
  type JobApplication,
  type JobPosting,
} from '../../models/hiring/index.js';
import type { Range } from '../../schema/page-args.js';
import { beginning } from '../beginning.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import type { ListOrder } from '../keyset.js';
import { scan } from '../scan.js';

/** Latest publication first. */
export const BY_PUBLICATION: ListOrder = { field: 'publishedAt', direction: -1 };
/** Latest application first. */
export const BY_APPLICATION: ListOrder = { field: 'createdAt', direction: -1 };

type Match = Record<string, unknown>;

/** A filter for postings. */
export interface PostingFilter {
  words: readonly string[];
  location: string | null;
  remote: boolean | null | undefined;
}

/** The filter for open postings: every search word is the beginning of a word in title, department or place. */
export function postingsOf({ words, location, remote }: PostingFilter): Match {
  const clauses: Match[] = words.map((word) => ({ searchKeys: { $elemMatch: beginning(word) } }));
  if (location) clauses.push({ locationKey: beginning(location) });
  return {
    listed: true,
    ...(remote == null ? {} : { isRemote: remote }),
    ...(clauses.length > 0 ? { $and: clauses } : {}),
  };
}

/** The filter for the postings of a recruiter. */
export const postingsBy = (recruiter: Types.ObjectId): Match => ({ recruiters: recruiter });

/** The filter for the applications that recruiters see. */
export const pipelineOf = (jobPosting: Types.ObjectId, status: ApplicationStatus | null): Match => ({
  jobPosting,
  status: status && status !== ApplicationStatus.DRAFT ? status : { $ne: ApplicationStatus.DRAFT },
});

/** One page of postings. */
export async function scanPostings(
  loaders: Loaders,
  range: Range,
  match: Match,
  order: ListOrder = BY_PUBLICATION,
): Promise<JobPosting[]> {
  const rows = await scan<JobPosting>(loaders, range, { model: JobPostingModel, match, order });
  return rows.map((row) => typed('JobPosting', row));
}

/** One page of applications. */
export async function scanApplications(
  loaders: Loaders,
  range: Range,
  match: Match,
): Promise<JobApplication[]> {
  const list = { model: JobApplicationModel, match, order: BY_APPLICATION };
  const rows = await scan<JobApplication>(loaders, range, list);
  return rows.map((row) => typed('JobApplication', row));
}
