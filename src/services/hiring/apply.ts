import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { isDuplicateKey } from '../../lib/duplicate-key.js';
import type { Context } from '../../loaders/context.js';
import {
  ApplicationStatus,
  JobApplicationModel,
  JobPostingModel,
  type ApplicantBackground,
  type ApplicantInfo,
  type ExpectedSalary,
  type JobAnswer,
  type JobApplication,
  type JobPortfolioItem,
  type JobPosting,
  type Resume,
} from '../../models/hiring/index.js';
import { UserModel, type User } from '../../models/identity/index.js';
import { UploadPurpose } from '../../models/system/index.js';
import { canSeePosting, isRecruiterOf } from '../../rules/hiring/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';
import { privateUploads } from '../support/index.js';
import { attachUpload, detachUploads } from '../system/index.js';
import { isOpenAt } from './pipeline.js';

type ObjectId = Types.ObjectId;

/** The input of an application. */
export interface ApplyForJobInput {
  jobPostingId: ObjectId;
  coverLetter?: string | null;
  resumeUploadId?: ObjectId | null;
  answers?: { questionId: string; answer: string }[] | null;
  personal?: Partial<ApplicantInfo> | null;
  professional?: ApplicantBackground | null;
  portfolio?: JobPortfolioItem[] | null;
  expectedSalary?: ExpectedSalary | null;
  availableFrom?: Date | null;
  workAuthorization?: string | null;
  /** False saves a draft. */
  submit?: boolean | null;
  clientId?: string | null;
}

const closed = (): Refusal =>
  new Refusal(ErrorCode.CONFLICT, 'This job takes no applications any more.', {
    ...{ field: 'jobPostingId', reason: 'JOB_CLOSED' },
  });
const applied = (): Refusal =>
  new Refusal(ErrorCode.CONFLICT, 'There is an application of this person for this job already.', {
    ...{ field: 'jobPostingId', reason: 'ALREADY_APPLIED' },
  });

/**
 * Applies for a job, or submits the existing draft. One application per user and job: by account and by mail address,
 * ignoring case and `+` part. After a withdrawal a new attempt is possible.
 * @throws NOT_FOUND, BAD_USER_INPUT, CONFLICT with the reason JOB_CLOSED or ALREADY_APPLIED
 */
export async function applyForJob(ctx: Context, input: ApplyForJobInput): Promise<{ application: ObjectId }> {
  const viewer = requireViewer(ctx);
  return orEarlier(viewer.id, 'applyForJob', input.clientId, input, async () => {
    await ctx.limits.consume('report', viewer.id);
    const resume = await resumeOf(ctx, input.resumeUploadId);
    try {
      return await transact(ctx, (tx) =>
        tx.once(viewer.id, 'applyForJob', input.clientId, input, async () => {
          const posting = await JobPostingModel.findById(input.jobPostingId)
            .session(tx.session)
            .lean<JobPosting>();
          if (!posting || !canSeePosting(ctx, posting))
            throw refuse.notFound('The job posting', 'jobPostingId');
          if (isRecruiterOf(ctx, posting))
            throw refuse.forbidden('Recruiters do not apply for their own postings.', 'jobPostingId');
          if (!isOpenAt(posting, tx.at)) throw closed();
          return { application: await write(tx, viewer.id, posting, input, resume) };
        }),
      );
    } catch (error) {
      throw isDuplicateKey(error) ? applied() : error;
    }
  });
}

async function resumeOf(ctx: Context, id: ObjectId | null | undefined): Promise<Resume | null> {
  if (!id) return null;
  const [upload] = await privateUploads(ctx, [id], UploadPurpose.RESUME, 'resumeUploadId');
  const { fileName = 'resume.pdf', size, contentType: mimeType, createdAt: uploadedAt } = upload!;
  return { upload: id, fileName, size, mimeType, uploadedAt };
}

async function write(
  tx: Tx,
  applicant: ObjectId,
  posting: JobPosting,
  input: ApplyForJobInput,
  resume: Resume | null,
): Promise<ObjectId> {
  const { session } = tx;
  const { _id: jobPosting } = posting;
  const [latest] = await JobApplicationModel.find({ applicant, jobPosting })
    .sort({ attempt: -1 })
    .limit(1)
    .session(session)
    .lean<JobApplication[]>();
  const draft = latest?.status === ApplicationStatus.DRAFT ? latest : null;
  if (latest?.current && !draft) throw applied();
  const submit = input.submit ?? true;
  const personal = await personalOf(tx, applicant, input.personal ?? {});
  const _id = draft?._id ?? new Types.ObjectId();
  const status = submit ? ApplicationStatus.SUBMITTED : ApplicationStatus.DRAFT;
  const keep = resume ?? draft?.resume ?? null;
  const row = {
    ...{ applicant, jobPosting, status, current: true, personal, emailKey: emailKeyOf(personal.email) },
    attempt: draft?.attempt ?? (latest?.attempt ?? 0) + 1,
    ...(input.coverLetter ? { coverLetter: input.coverLetter } : {}),
    ...(input.professional ? { professional: clean(input.professional) } : {}),
    ...(input.expectedSalary ? { expectedSalary: input.expectedSalary } : {}),
    ...(input.availableFrom ? { availableFrom: input.availableFrom } : {}),
    ...(input.workAuthorization ? { workAuthorization: input.workAuthorization } : {}),
    ...(keep ? { resume: keep } : {}),
    portfolio: (input.portfolio ?? []).map(clean),
    answers: answersOf(posting, input.answers ?? [], submit),
    notes: {},
    statusHistory: [...(draft?.statusHistory ?? []), { status, changedAt: tx.at, changedBy: applicant }],
    interviews: [],
    submittedAt: submit ? tx.at : null,
    ...{ createdAt: draft?.createdAt ?? tx.at, updatedAt: tx.at },
  };
  await JobApplicationModel.collection.replaceOne({ _id }, row as never, { session, upsert: true });
  if (resume) {
    if (draft) await detachUploads(tx, _id, [resume.upload]);
    await attachUpload(tx, applicant, resume.upload, { type: 'JobApplication', id: _id }, 'resumeUploadId');
  }
  const { recruiters } = posting;
  if (submit)
    tx.emit('application.submitted', { application: _id, jobPosting, applicant, recruiters }, applicant);
  return _id;
}

/** The applicant's data: the given values, else the account's. */
async function personalOf(tx: Tx, id: ObjectId, given: Partial<ApplicantInfo>): Promise<ApplicantInfo> {
  const user = (await UserModel.findById(id).session(tx.session).lean<User>())!;
  return {
    firstName: given.firstName ?? user.firstName,
    lastName: given.lastName ?? user.lastName ?? '',
    email: (given.email ?? user.email).toLowerCase(),
    ...(given.phoneNumber ? { phoneNumber: given.phoneNumber } : {}),
    ...(given.location ? { location: given.location } : {}),
  };
}

/** An address in a form that identifies the applicant: without case and `+` part. */
export function emailKeyOf(email: string): string {
  const [name = '', domain = ''] = email.toLowerCase().split('@');
  return `${name.split('+')[0]}@${domain}`;
}

function answersOf(
  { questions }: JobPosting,
  given: readonly { questionId: string; answer: string }[],
  complete: boolean,
): JobAnswer[] {
  const byId = new Map(given.map(({ questionId, answer }) => [questionId, answer]));
  for (const id of byId.keys())
    if (!questions.some(({ key }) => key.toHexString() === id))
      throw refuse.badInput('This is not a question of the posting.', 'answers');
  return questions.flatMap(({ key, text: question, required }) => {
    const answer = byId.get(key.toHexString());
    if (answer) return [{ key, question, answer }];
    if (required && complete) throw refuse.badInput(`An answer is missing: ${question}`, 'answers');
    return [];
  });
}

const clean = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one != null)) as T;
