import { sharedNow } from '../../lib/clock.js';
import { JobPostingModel, JobStatus } from '../../models/hiring/index.js';

/**
 * Closes the postings with a past deadline. Returns their number. Applications are refused after the deadline even
 * before this runs.
 */
export async function closePostings(): Promise<number> {
  const now = sharedNow();
  const { modifiedCount } = await JobPostingModel.collection.updateMany(
    { status: JobStatus.OPEN, closesAt: { $type: 'date', $lte: now } } as never,
    { $set: { status: JobStatus.CLOSED, listed: false, updatedAt: now } },
  );
  return modifiedCount;
}
