import type { Context } from '../../loaders/context.js';
import { Role } from '../../models/identity/index.js';
import type { ConsultationSession } from '../../models/support/index.js';
import { visibleConsultant } from './can-see-consultation.js';

type Session = Pick<ConsultationSession, '_id' | 'consultant' | 'cancelledAt'>;

/** Whether the viewer may see who has a seat in the session: the consultant and admins. */
export function canSeeParticipants({ viewer }: Pick<Context, 'viewer'>, { consultant }: Session): boolean {
  return viewer !== null && (viewer.id.equals(consultant) || viewer.role === Role.ADMIN);
}

/** Whether the viewer may see the place of the session: the consultant, admins, and clients who have a seat. */
export async function canSeeSessionPlace(ctx: Context, session: Session): Promise<boolean> {
  return canSeeParticipants(ctx, session) || (await ctx.loaders.ownSeat.load(session._id)) !== null;
}

/** Whether the viewer may see the session: all who see its consultant, until it is cancelled. */
export async function canSeeSession(ctx: Context, session: Session): Promise<boolean> {
  if (await canSeeSessionPlace(ctx, session)) return true;
  const consultant = session.cancelledAt ? null : await ctx.loaders.consultant.load(session.consultant);
  return consultant !== null && (await visibleConsultant(ctx, consultant)) !== null;
}
