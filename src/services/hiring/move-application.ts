import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ApplicationStatus,
  JobApplicationModel,
  JobPostingModel,
  JobStatus,
  MOST_INTERVIEWS,
  OfferStatus,
  type JobInterview,
} from '../../models/hiring/index.js';
import { StaffPermission, UserModel, UserStatus } from '../../models/identity/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';
import {
  BY_APPLICANT,
  checkMove,
  invalidState,
  moveIn,
  readAsApplicant,
  readAsRecruiter,
} from './pipeline.js';

type ObjectId = Types.ObjectId;

/** A recruiter's change of status. */
export interface MoveApplicationInput {
  applicationId: ObjectId;
  status: ApplicationStatus;
  notes?: string | null;
}

/** Moves an application, as a recruiter of its posting. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT */
export async function moveApplication(
  ctx: Context,
  { applicationId, status, notes }: MoveApplicationInput,
): Promise<void> {
  const viewer = requireViewer(ctx);
  if (BY_APPLICANT.includes(status))
    throw refuse.badInput('Only the applicant brings an application to this status.', 'status');
  await transact(ctx, async (tx) => {
    const found = await readAsRecruiter(ctx, tx.session, applicationId);
    if (status === ApplicationStatus.OFFERED && !found.application.offer)
      throw refuse.badInput('An offer needs its terms; use makeOffer.', 'status');
    await moveIn(tx, found, { to: status, by: viewer.id, notes });
  });
}

/**
 * Withdraws an application, as its applicant; also after the job was closed. @throws NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function withdrawApplication(ctx: Context, id: ObjectId): Promise<void> {
  const viewer = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const found = await readAsApplicant(ctx, tx.session, id);
    await moveIn(tx, found, { to: ApplicationStatus.WITHDRAWN, by: viewer.id });
  });
}

/** Notes of recruiters. */
export interface NoteApplicationInput {
  applicationId: ObjectId;
  hr?: string | null;
  hiringManager?: string | null;
}

/** Replaces the notes about an application. @throws NOT_FOUND, FORBIDDEN */
export async function noteApplication(ctx: Context, input: NoteApplicationInput): Promise<void> {
  requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const { application } = await readAsRecruiter(ctx, tx.session, input.applicationId);
    const $set = {
      ...(input.hr == null ? {} : { 'notes.hr': input.hr }),
      ...(input.hiringManager == null ? {} : { 'notes.hiringManager': input.hiringManager }),
      updatedAt: tx.at,
    };
    await JobApplicationModel.collection.updateOne(
      { _id: application._id },
      { $set },
      { session: tx.session },
    );
  });
}

/** An interview. An existing round is changed. */
export interface ScheduleInterviewInput {
  applicationId: ObjectId;
  round: number;
  scheduledAt: Date;
  interviewerId?: ObjectId | null;
}

/**
 * Schedules or changes an interview. The first one moves the application to INTERVIEWING.
 * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT for a past time, CONFLICT
 */
export async function scheduleInterview(ctx: Context, input: ScheduleInterviewInput): Promise<void> {
  const viewer = requireViewer(ctx);
  const { applicationId, round, scheduledAt, interviewerId } = input;
  await transact(ctx, async (tx) => {
    const found = await readAsRecruiter(ctx, tx.session, applicationId);
    const { application, posting } = found;
    const { status } = application;
    if (status !== ApplicationStatus.INTERVIEWING) checkMove(status, ApplicationStatus.INTERVIEWING);
    if (scheduledAt <= tx.at) throw refuse.badInput('The time is past; choose a later one.', 'scheduledAt');
    if (interviewerId) {
      const inUse = { _id: interviewerId, status: UserStatus.ACTIVE, deletedAt: null };
      const able = { ...inUse, permissions: StaffPermission.HIRING };
      if (!(await UserModel.exists(able).session(tx.session)))
        throw refuse.badInput(
          'This user has no HIRING permission; only users with it interview.',
          'interviewerId',
        );
    }
    const earlier = application.interviews.find((one) => one.round === round);
    const interview: JobInterview = {
      ...earlier,
      ...{ round, scheduledAt },
      ...(interviewerId ? { interviewer: interviewerId } : {}),
    };
    const interviews = [...application.interviews.filter((one) => one.round !== round), interview].sort(
      (a, b) => a.round - b.round,
    );
    if (interviews.length > MOST_INTERVIEWS)
      throw refuse.conflict(`An application has at most ${MOST_INTERVIEWS} interviews.`);
    if (status !== ApplicationStatus.INTERVIEWING)
      await moveIn(tx, found, { to: ApplicationStatus.INTERVIEWING, by: viewer.id, set: { interviews } });
    else
      await JobApplicationModel.collection.updateOne(
        { _id: applicationId, status },
        { $set: { interviews, updatedAt: tx.at } },
        { session: tx.session },
      );
    const { applicant, jobPosting } = application;
    tx.emit(
      'application.interview-scheduled',
      {
        ...{ application: applicationId, jobPosting, applicant, recruiters: posting.recruiters },
        ...{ interviewer: interviewerId ?? null, by: viewer.id },
      },
      viewer.id,
    );
  });
}

/** The result of an interview. */
export interface RateInterviewInput {
  applicationId: ObjectId;
  round: number;
  rating: number;
  feedback?: string | null;
}

/**
 * Stores the result of an interview. @throws NOT_FOUND, FORBIDDEN, CONFLICT for a withdrawn or decided application
 */
export async function rateInterview(
  ctx: Context,
  { applicationId, round, rating, feedback }: RateInterviewInput,
): Promise<void> {
  requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const { application } = await readAsRecruiter(ctx, tx.session, applicationId);
    if (application.status !== ApplicationStatus.INTERVIEWING)
      throw invalidState('Interviews can be rated while the application is at INTERVIEWING.');
    const place = application.interviews.findIndex((one) => one.round === round);
    if (place < 0) throw refuse.notFound('The interview', 'round');
    const at = `interviews.${place}`;
    await JobApplicationModel.collection.updateOne(
      { _id: applicationId, status: application.status },
      {
        $set: {
          [`${at}.rating`]: rating,
          ...(feedback ? { [`${at}.feedback`]: feedback } : {}),
          updatedAt: tx.at,
        },
      },
      { session: tx.session },
    );
  });
}

/** The terms of an offer. */
export interface MakeOfferInput {
  applicationId: ObjectId;
  salary: number;
  currency?: string | null;
  startsAt?: Date | null;
  notes?: string | null;
}

/** Offers the job. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT without a currency, CONFLICT */
export async function makeOffer(ctx: Context, input: MakeOfferInput): Promise<void> {
  const viewer = requireViewer(ctx);
  const { applicationId, salary, startsAt, notes } = input;
  await transact(ctx, async (tx) => {
    const found = await readAsRecruiter(ctx, tx.session, applicationId);
    const currency = input.currency ?? found.posting.salary?.currency;
    if (!currency) throw refuse.badInput('A currency is needed; the posting states none.', 'currency');
    const offer = {
      ...{ salary, currency, status: OfferStatus.PENDING, offeredAt: tx.at },
      ...(startsAt ? { startsAt } : {}),
    };
    await moveIn(tx, found, { to: ApplicationStatus.OFFERED, by: viewer.id, notes, set: { offer } });
  });
}

/** The answer to an offer. */
export interface AnswerOfferInput {
  applicationId: ObjectId;
  accept: boolean;
}

/**
 * Answers an offer, as the applicant. Accepting takes one of the positions; with the last one, the posting is filled.
 * Declining withdraws the application.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT with the reason JOB_CLOSED if all positions are filled
 */
export async function answerOffer(ctx: Context, { applicationId, accept }: AnswerOfferInput): Promise<void> {
  const viewer = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const found = await readAsApplicant(ctx, tx.session, applicationId);
    const { application, posting } = found;
    if (application.offer?.status !== OfferStatus.PENDING || application.status !== ApplicationStatus.OFFERED)
      throw invalidState('There is no offer to answer.');
    const status = accept ? OfferStatus.ACCEPTED : OfferStatus.REJECTED;
    const offer = { ...application.offer, status, answeredAt: tx.at };
    const to = accept ? ApplicationStatus.HIRED : ApplicationStatus.WITHDRAWN;
    await moveIn(tx, found, { to, by: viewer.id, set: { offer } });
    if (!accept) return;
    // Takes one of the positions by a conditional write, so that no more are hired than there are.
    const after = await JobPostingModel.findOneAndUpdate(
      { _id: posting._id, hired: { $lt: posting.positions }, positions: posting.positions },
      { $inc: { hired: 1 }, $set: { updatedAt: tx.at } },
      { session: tx.session, returnDocument: 'after' },
    ).lean();
    if (!after)
      throw new Refusal(ErrorCode.CONFLICT, 'All positions are filled.', {
        ...{ field: 'applicationId', reason: 'JOB_CLOSED' },
      });
    if (after.hired >= after.positions)
      await JobPostingModel.collection.updateOne(
        { _id: posting._id },
        { $set: { status: JobStatus.FILLED, listed: false } },
        { session: tx.session },
      );
  });
}
