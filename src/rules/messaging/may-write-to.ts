import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { MessagesFrom } from '../../models/identity/index.js';
import { MemberState } from '../../models/messaging/index.js';
import { followsViewer } from '../social/index.js';

/**
 * How what the viewer writes reaches a person with whom they have no conversation yet: at once where that person follows
 * them, as a request where strangers may write at all, otherwise not (null).
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
