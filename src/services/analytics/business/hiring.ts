import type { Types } from 'mongoose';
import { HIRING_STAGES } from '../../../loaders/analytics/index.js';
import { order } from './people.js';

/** Applications of a posting by the furthest stage that they have reached. */
export interface StagedApplications {
  _id: { posting: Types.ObjectId; stage: number };
  count: number;
}

/** How many applications have reached each stage or a later one. */
export function reachedStages(rows: readonly StagedApplications[]): number[] {
  return HIRING_STAGES.map((_, stage) =>
    rows.reduce((sum, { _id, count }) => sum + (_id.stage >= stage ? count : 0), 0),
  );
}

/** What happened to a posting in a period. */
export interface PostingWork {
  id: Types.ObjectId;
  applications: number;
  hired: number;
}

/** Applications and hires by posting, that with the most applications first. */
export function workByPosting(
  submitted: readonly { _id: { posting: Types.ObjectId }; count: number }[],
  hires: readonly { _id: { posting: Types.ObjectId }; count: number }[],
): PostingWork[] {
  const postings = new Map<string, PostingWork>();
  const add = (id: Types.ObjectId, what: 'applications' | 'hired', count: number): void => {
    const one = postings.get(id.toHexString()) ?? { id, applications: 0, hired: 0 };
    postings.set(id.toHexString(), one);
    one[what] += count;
  };
  for (const { _id, count } of submitted) add(_id.posting, 'applications', count);
  for (const { _id, count } of hires) add(_id.posting, 'hired', count);
  return [...postings.values()].sort(
    (a, b) => b.applications - a.applications || b.hired - a.hired || order(a.id, b.id),
  );
}
