import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { addDays, isTimeZone, toMoment } from '../../lib/civil-time.js';
import type { Context } from '../../loaders/context.js';
import {
  JobPostingModel,
  JobStatus,
  type EmploymentType,
  type JobPosting,
  type JobQuestion,
  type SalaryRange,
} from '../../models/hiring/index.js';
import { StaffPermission, UserModel, UserStatus } from '../../models/identity/index.js';
import { mayEditPosting, mayRecruit } from '../../rules/hiring/index.js';
import { refuse } from '../../schema/errors.js';
import { claimSlug } from '../system/index.js';

type ObjectId = Types.ObjectId;

/** The input of a question; `id` is that of an earlier version. */
export interface QuestionInput {
  id?: string | null;
  text: string;
  required?: boolean | null;
}

/** The input of a posting. Absent values are unchanged. */
export interface SaveJobPostingInput {
  jobPostingId?: ObjectId | null;
  title?: string | null;
  description?: string | null;
  department?: string | null;
  location?: string | null;
  isRemote?: boolean | null;
  employmentType?: EmploymentType | null;
  salary?: SalaryRange | null;
  status?: JobStatus | null;
  questions?: QuestionInput[] | null;
  positions?: number | null;
  deadline?: string | null;
  timezone?: string | null;
  recruiterIds?: ObjectId[] | null;
  clientId?: string | null;
}

/**
 * Creates or changes a posting. Its creator and the named users are its recruiters.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT
 */
export async function savePosting(
  ctx: Context,
  input: SaveJobPostingInput,
): Promise<{ jobPosting: ObjectId }> {
  const viewer = requireViewer(ctx);
  return orEarlier(viewer.id, 'saveJobPosting', input.clientId, input, async () => {
    if (!mayRecruit(ctx)) throw refuse.forbidden('This needs the HIRING permission.');
    if (input.timezone && !isTimeZone(input.timezone))
      throw refuse.badInput(
        'This is not a time zone; an IANA name such as Europe/Berlin is allowed.',
        'timezone',
      );
    const { salary } = input;
    if (salary?.min != null && salary.max != null && salary.min > salary.max)
      throw refuse.badInput('The highest salary must not be below the lowest.', 'salary.max');
    return transact(ctx, (tx) =>
      tx.once(viewer.id, 'saveJobPosting', input.clientId, input, async () => {
        if (input.recruiterIds) await checkRecruiters(tx, input.recruiterIds);
        const { jobPostingId: id } = input;
        return { jobPosting: id ? await change(ctx, tx, id, input) : await create(tx, viewer.id, input) };
      }),
    );
  });
}

async function checkRecruiters(tx: Tx, ids: readonly ObjectId[]): Promise<void> {
  const found = await UserModel.countDocuments(
    { _id: { $in: ids }, permissions: StaffPermission.HIRING, status: UserStatus.ACTIVE, deletedAt: null },
    { session: tx.session },
  );
  if (found < ids.length)
    throw refuse.badInput('A user has no HIRING permission; only users with it can recruit.', 'recruiterIds');
}

async function create(tx: Tx, creator: ObjectId, input: SaveJobPostingInput): Promise<ObjectId> {
  for (const field of ['title', 'description', 'employmentType'] as const)
    if (input[field] == null) throw refuse.badInput('A new posting needs this field.', field);
  const _id = new Types.ObjectId();
  const recruiters = [
    ...new Map([creator, ...(input.recruiterIds ?? [])].map((id) => [String(id), id])).values(),
  ];
  const status = input.status ?? JobStatus.DRAFT;
  const empty = {
    questions: [],
    positions: 1,
    timezone: 'UTC',
    closesAt: null,
    isRemote: false,
    publishedAt: null,
  };
  const row = { ...empty, ...changesOf({ ...empty, hired: 0 } as never, input, tx.at), recruiters, status };
  const slug = await claimSlug(tx, 'JobPosting', _id, slugSource(row as never));
  const times = { createdAt: tx.at, updatedAt: tx.at };
  const all = { _id, ...row, slug, hired: 0, createdBy: creator, ...times };
  await JobPostingModel.collection.insertOne(all as never, { session: tx.session });
  if (status === JobStatus.OPEN) tx.emit('job.published', { jobPosting: _id }, creator);
  return _id;
}

const slugSource = ({ title, location }: Pick<JobPosting, 'title' | 'location'>): string =>
  location ? `${title} ${location}` : title;

async function change(ctx: Context, tx: Tx, id: ObjectId, input: SaveJobPostingInput): Promise<ObjectId> {
  const posting = await JobPostingModel.findById(id).session(tx.session).lean<JobPosting>();
  if (!posting || !mayEditPosting(ctx, posting)) throw refuse.notFound('The job posting', 'jobPostingId');
  const changes = changesOf(posting, input, tx.at);
  if (input.recruiterIds && input.recruiterIds.length === 0)
    throw refuse.badInput('A posting needs at least one recruiter.', 'recruiterIds');
  const next = { ...posting, ...changes };
  if (next.positions < posting.hired)
    throw refuse.badInput(
      `${posting.hired} people were hired already; fewer positions are not possible.`,
      'positions',
    );
  if (input.status === JobStatus.DRAFT && posting.publishedAt)
    throw refuse.conflict('A published posting cannot become a draft; close it instead.', 'status');
  if (next.status === JobStatus.OPEN && posting.hired >= next.positions)
    throw refuse.conflict('All positions are filled; raise their number first.', 'status');
  const renamed = next.title !== posting.title || next.location !== posting.location;
  const slug = renamed ? await claimSlug(tx, 'JobPosting', id, slugSource(next)) : posting.slug;
  const unset = Object.fromEntries(
    Object.entries(changes)
      .filter(([, value]) => value === undefined)
      .map(([name]) => [name, '']),
  );
  const set = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  await JobPostingModel.collection.updateOne(
    { _id: id },
    {
      $set: {
        ...set,
        slug,
        updatedAt: tx.at,
        ...(input.recruiterIds ? { recruiters: input.recruiterIds } : {}),
      },
      ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    },
    { session: tx.session },
  );
  if (!posting.publishedAt && next.publishedAt) tx.emit('job.published', { jobPosting: id }, ctx.viewer!.id);
  return id;
}

/** The changed fields. `undefined` removes one. */
function changesOf(posting: JobPosting, input: SaveJobPostingInput, at: Date): Partial<JobPosting> {
  const changes: Record<string, unknown> = {};
  for (const field of [
    'title',
    'description',
    'isRemote',
    'employmentType',
    'status',
    'positions',
    'timezone',
  ] as const)
    if (input[field] != null) changes[field] = input[field];
  for (const field of ['department', 'location', 'salary', 'deadline'] as const)
    if (input[field] !== undefined) changes[field] = input[field] ?? undefined;
  if (input.questions) changes['questions'] = questionsOf(posting.questions, input.questions);
  const next = { ...posting, ...changes } as JobPosting;
  if (input.deadline !== undefined || input.timezone != null) changes['closesAt'] = closingOf(next);
  if (next.status !== JobStatus.DRAFT && !posting.publishedAt) changes['publishedAt'] = at;
  changes['listed'] = next.status === JobStatus.OPEN;
  changes['locationKey'] = next.location ? keyOf(next.location) : undefined;
  changes['searchKeys'] = wordsOf(`${next.title} ${next.department ?? ''} ${next.location ?? ''}`);
  return changes as Partial<JobPosting>;
}

/** The end of the last day, in the zone of the posting. */
function closingOf({ deadline, timezone }: Pick<JobPosting, 'deadline' | 'timezone'>): Date | null {
  if (!deadline) return null;
  const end = /^\d{4}-\d{2}-\d{2}$/.test(deadline) && toMoment(`${deadline}T12:00`, timezone);
  if (!end) throw refuse.badInput('This is not a date; the form is 2026-10-31.', 'deadline');
  return toMoment(`${addDays(deadline, 1)}T00:00`, timezone);
}

function questionsOf(known: readonly JobQuestion[], given: readonly QuestionInput[]): JobQuestion[] {
  return given.map(({ id, text, required }) => {
    const earlier = id ? known.find(({ key }) => key.toHexString() === id) : undefined;
    if (id && !earlier) throw refuse.badInput('This is not a question of the posting.', 'questions');
    return { key: earlier?.key ?? new Types.ObjectId(), text, required: required ?? false };
  });
}

/** A text in the form for comparisons: without case and compatible forms. */
export const keyOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const MOST_WORDS = 30;

/** The search words of a text, matched by their beginnings. */
export const wordsOf = (text: string): string[] =>
  [
    ...new Set(
      keyOf(text)
        .split(/[^\p{L}\p{N}+#&]+/u)
        .filter(Boolean),
    ),
  ].slice(0, MOST_WORDS);
