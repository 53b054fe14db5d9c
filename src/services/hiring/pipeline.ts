import type { ClientSession, Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ApplicationStatus,
  JobApplicationModel,
  JobPostingModel,
  JobStatus,
  type JobApplication,
  type JobPosting,
} from '../../models/hiring/index.js';
import { isApplicant, recruitsIn } from '../../rules/hiring/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';

type ObjectId = Types.ObjectId;

const { DRAFT, SUBMITTED, UNDER_REVIEW, INTERVIEWING, OFFERED, HIRED, REJECTED, WITHDRAWN } =
  ApplicationStatus;

/** The allowed changes of an application's status. The only definition of them. */
export const APPLICATION_TRANSITIONS: Record<ApplicationStatus, readonly ApplicationStatus[]> = {
  [DRAFT]: [SUBMITTED, WITHDRAWN],
  [SUBMITTED]: [UNDER_REVIEW, INTERVIEWING, REJECTED, WITHDRAWN],
  [UNDER_REVIEW]: [INTERVIEWING, OFFERED, REJECTED, WITHDRAWN],
  [INTERVIEWING]: [UNDER_REVIEW, OFFERED, REJECTED, WITHDRAWN],
  [OFFERED]: [HIRED, REJECTED, WITHDRAWN],
  [HIRED]: [],
  [REJECTED]: [],
  [WITHDRAWN]: [],
};

/** Statuses that only the applicant can set: by submitting, answering an offer, withdrawing. */
export const BY_APPLICANT: readonly ApplicationStatus[] = [DRAFT, SUBMITTED, HIRED, WITHDRAWN];

/** An application with its posting, read in a transaction. */
export interface InPipeline {
  application: JobApplication;
  posting: JobPosting;
}

async function read(session: ClientSession, id: ObjectId): Promise<InPipeline> {
  const application = await JobApplicationModel.findById(id).session(session).lean<JobApplication>();
  const posting =
    application &&
    (await JobPostingModel.findById(application.jobPosting).session(session).lean<JobPosting>());
  if (!application || !posting) throw refuse.notFound('The application', 'applicationId');
  return { application, posting };
}

/** The same for a recruiter of the posting. @throws NOT_FOUND for all others, FORBIDDEN for the applicant */
export async function readAsRecruiter(
  ctx: Context,
  session: ClientSession,
  id: ObjectId,
): Promise<InPipeline> {
  const found = await read(session, id);
  if (recruitsIn(ctx, found.posting, found.application)) return found;
  if (isApplicant(ctx, found.application))
    throw refuse.forbidden('This is for the recruiters of the posting.', 'applicationId');
  throw refuse.notFound('The application', 'applicationId');
}

/** The same for the applicant. @throws NOT_FOUND, FORBIDDEN for recruiters */
export async function readAsApplicant(
  ctx: Context,
  session: ClientSession,
  id: ObjectId,
): Promise<InPipeline> {
  const found = await read(session, id);
  if (isApplicant(ctx, found.application)) return found;
  if (recruitsIn(ctx, found.posting, found.application))
    throw refuse.forbidden('Only the applicant does this.', 'applicationId');
  throw refuse.notFound('The application', 'applicationId');
}

/** The refusal of an action that the status does not allow. */
export const invalidState = (message: string): Refusal =>
  new Refusal(ErrorCode.CONFLICT, message, { field: 'applicationId', reason: 'INVALID_STATE' });

/** @throws CONFLICT with the reason INVALID_STATE if the change is not allowed */
export function checkMove(from: ApplicationStatus, to: ApplicationStatus): void {
  if (!APPLICATION_TRANSITIONS[from].includes(to))
    throw invalidState(`An application cannot go from ${from} to ${to}.`);
}

/** A change of an application's status. */
export interface Move {
  to: ApplicationStatus;
  by: ObjectId;
  notes?: string | null | undefined;
  set?: Record<string, unknown>;
}

/**
 * Changes the status of an application: every change uses this one conditional write, which expects the status that
 * was read. @throws CONFLICT with the reason INVALID_STATE
 */
export async function moveIn(
  tx: Tx,
  { application, posting }: InPipeline,
  { to, by, notes, set = {} }: Move,
): Promise<void> {
  const { _id, status: from, applicant, jobPosting } = application;
  checkMove(from, to);
  const entry = { status: to, changedAt: tx.at, changedBy: by, ...(notes ? { notes } : {}) };
  const { matchedCount } = await JobApplicationModel.collection.updateOne(
    { _id, status: from },
    {
      $set: { ...set, status: to, updatedAt: tx.at, ...(to === WITHDRAWN ? { current: false } : {}) },
      $push: { statusHistory: entry } as never,
    },
    { session: tx.session },
  );
  if (matchedCount === 0) throw invalidState('The application was moved meanwhile.');
  const { recruiters } = posting;
  tx.emit('application.moved', { application: _id, jobPosting, applicant, recruiters, from, to, by }, by);
}

/** Whether a posting accepts applications at a time. */
export const isOpenAt = ({ status, closesAt }: Pick<JobPosting, 'status' | 'closesAt'>, at: Date): boolean =>
  status === JobStatus.OPEN && (closesAt === null || at < closesAt);
