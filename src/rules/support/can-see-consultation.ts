import { Role, type User } from '../../models/identity/index.js';
import { canSeeUser } from '../identity/index.js';
import type { Context } from '../../loaders/context.js';
import { ConsultationSide, type Consultant, type Consultation } from '../../models/support/index.js';

type People = Pick<Consultation, 'client' | 'consultant'>;

/** The viewer's side of a consultation. Null for others. */
export function sideOf({ viewer }: Pick<Context, 'viewer'>, consultation: People): ConsultationSide | null {
  if (viewer?.id.equals(consultation.client)) return ConsultationSide.CLIENT;
  return viewer?.id.equals(consultation.consultant) ? ConsultationSide.CONSULTANT : null;
}

/** Whether the viewer may see the consultation: both sides and admins. */
export function canSeeConsultation(ctx: Pick<Context, 'viewer'>, consultation: People): boolean {
  return sideOf(ctx, consultation) !== null || ctx.viewer?.role === Role.ADMIN;
}

/** Whether the viewer may see internal notes: the consultant and admins, who are not the client. */
export function canSeeInternalNotes(ctx: Pick<Context, 'viewer'>, consultation: People): boolean {
  return canSeeConsultation(ctx, consultation) && sideOf(ctx, consultation) !== ConsultationSide.CLIENT;
}

/** The account of a visible consultant. Null for others, and for a consultant who takes no bookings. */
export async function visibleConsultant(
  ctx: Context,
  { _id, isActive }: Pick<Consultant, '_id' | 'isActive'>,
): Promise<User | null> {
  if (!isActive && !ctx.viewer?.id.equals(_id)) return null;
  const user = await ctx.loaders.user.load(_id);
  return user && (await canSeeUser(ctx, user)) ? user : null;
}
