import { hasPermission } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { Role, StaffPermission } from '../../models/identity/index.js';
import {
  ApplicationStatus,
  JobStatus,
  type JobApplication,
  type JobPosting,
} from '../../models/hiring/index.js';

type Asking = Pick<Context, 'viewer'>;

/** Whether the viewer may publish postings. */
export const mayRecruit = (ctx: Asking): boolean => hasPermission(ctx, StaffPermission.HIRING);

/** Whether the viewer works on the posting's applications: its recruiters, while they have the permission. */
export function isRecruiterOf(ctx: Asking, { recruiters }: Pick<JobPosting, 'recruiters'>): boolean {
  const { viewer } = ctx;
  return viewer !== null && mayRecruit(ctx) && recruiters.some((id) => id.equals(viewer.id));
}

/**
 * Whether the viewer may change the posting: its recruiters, and admins, so that a posting is never without an
 * editor.
 */
export const mayEditPosting = (ctx: Asking, posting: Pick<JobPosting, 'recruiters'>): boolean =>
  isRecruiterOf(ctx, posting) || (ctx.viewer?.role === Role.ADMIN && mayRecruit(ctx));

/** Whether the viewer may see the posting: published ones are public, drafts are for those who may change them. */
export const canSeePosting = (ctx: Asking, posting: Pick<JobPosting, 'recruiters' | 'status'>): boolean =>
  posting.status !== JobStatus.DRAFT || mayEditPosting(ctx, posting);

/** Whether the viewer is the applicant. */
export const isApplicant = ({ viewer }: Asking, { applicant }: Pick<JobApplication, 'applicant'>): boolean =>
  viewer?.id.equals(applicant) ?? false;

/**
 * Whether the viewer may see the application as a recruiter: not a draft, and not their own one, because its notes
 * are about the applicant.
 */
export const recruitsIn = (
  ctx: Asking,
  posting: Pick<JobPosting, 'recruiters'>,
  application: Pick<JobApplication, 'applicant' | 'status'>,
): boolean =>
  isRecruiterOf(ctx, posting) &&
  !isApplicant(ctx, application) &&
  application.status !== ApplicationStatus.DRAFT;

/** Whether the viewer may see the application: the applicant and the recruiters of the posting. */
export async function canSeeApplication(ctx: Context, application: JobApplication): Promise<boolean> {
  return isApplicant(ctx, application) || recruits(ctx, application);
}

/** Whether the viewer works on the application as a recruiter. */
export async function recruits(ctx: Context, application: JobApplication): Promise<boolean> {
  if (!mayRecruit(ctx)) return false;
  const posting = await ctx.loaders.jobPosting.load(application.jobPosting);
  return posting !== null && recruitsIn(ctx, posting, application);
}
