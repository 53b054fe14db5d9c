import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { MessagesFrom } from '../../models/identity/index.js';
import { MemberState } from '../../models/messaging/index.js';
import { followsViewer } from '../social/index.js';

/**
 * How a message of the viewer reaches a user without an existing conversation: directly if that user follows the
 * viewer, as a request if the user accepts those of strangers, otherwise not (null).
 */
export async function reachOf(
  ctx: Context,
  person: Types.ObjectId,
): Promise<MemberState.ACTIVE | MemberState.REQUESTED | null> {
  const [follows, stored] = await Promise.all([
    followsViewer(ctx, person),
    ctx.loaders.preferencesOfUser.load(person),
  ]);
  const from = stored?.messages?.from ?? MessagesFrom.EVERYBODY;
  if (from === MessagesFrom.NOBODY) return null;
  if (follows) return MemberState.ACTIVE;
  return from === MessagesFrom.EVERYBODY ? MemberState.REQUESTED : null;
}
