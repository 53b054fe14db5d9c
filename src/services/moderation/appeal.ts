import type { Types } from 'mongoose';
import { requireModerator, requireViewer } from '../../auth/viewer.js';
import { targetRow } from '../../domain.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  AppealStatus,
  APPEAL_WITHIN_MS,
  ModerationActionModel,
  ModerationActionType,
  SANCTIONS,
  type ModerationAction,
} from '../../models/moderation/index.js';
import { refuse } from '../../schema/errors.js';
import { noteSanctions } from './reach.js';

/** The input of `appealModeration`. */
export interface AppealInput {
  actionId: Types.ObjectId;
  text: string;
}

/**
 * Appeals against a decision, as its subject, once, within twenty days.
 * @throws NOT_FOUND for other users' decisions; CONFLICT for a second appeal, a late one, or a decision that is no sanction
 */
export async function appealModeration(ctx: Context, { actionId, text }: AppealInput): Promise<void> {
  const { id: user } = requireViewer(ctx);
  const action = await ctx.loaders.moderationAction.load(actionId);
  if (!action?.subject.equals(user) || !(SANCTIONS as readonly string[]).includes(action.action))
    throw refuse.notFound('The decision', 'actionId');
  await transact(ctx, async (tx) => {
    if (action.createdAt.getTime() + APPEAL_WITHIN_MS < tx.at.getTime())
      throw refuse.conflict('The time is over; a decision is appealed within 20 days.', 'actionId');
    const appeal = { status: AppealStatus.PENDING, text, createdAt: tx.at };
    const { matchedCount } = await ModerationActionModel.collection.updateOne(
      { _id: actionId, appeal: { $exists: false } },
      { $set: { appeal } },
      { session: tx.session },
    );
    if (matchedCount === 0)
      throw refuse.conflict('The decision was appealed already; one appeal is allowed.', 'actionId');
    tx.emit('moderation.appealed', { action: actionId, subject: user }, user);
  });
}

/** The input of `decideAppeal`. */
export interface DecideAppealInput {
  actionId: Types.ObjectId;
  overturn: boolean;
  note?: string | null;
}

/**
 * Decides an appeal, as another moderator than the one of the decision. Overturning restores exactly what that
 * decision hid.
 * @throws FORBIDDEN for the same moderator; NOT_FOUND; CONFLICT if there is nothing to decide
 */
export async function decideAppeal(ctx: Context, input: DecideAppealInput): Promise<void> {
  const { id: moderator } = requireModerator(ctx);
  const { actionId, overturn, note } = input;
  const action = await ctx.loaders.moderationAction.load(actionId);
  if (!action || action.subject.equals(moderator)) throw refuse.notFound('The decision', 'actionId');
  if (action.moderator.equals(moderator))
    throw refuse.forbidden('Another moderator decides the appeal against a decision.', 'actionId');
  await transact(ctx, async (tx) => {
    const status = overturn ? AppealStatus.OVERTURNED : AppealStatus.UPHELD;
    const { matchedCount } = await ModerationActionModel.collection.updateOne(
      { _id: actionId, 'appeal.status': AppealStatus.PENDING },
      {
        $set: {
          ...{ 'appeal.status': status, 'appeal.decidedAt': tx.at, 'appeal.decidedBy': moderator },
          ...(note ? { 'appeal.note': note } : {}),
        },
      },
      { session: tx.session },
    );
    if (matchedCount === 0)
      throw refuse.conflict('There is no appeal to decide, or it is decided already.', 'actionId');
    if (overturn) await lift(tx, action);
    tx.emit(
      'moderation.appeal-decided',
      { action: actionId, subject: action.subject, overturned: overturn },
      moderator,
    );
  });
}

/** Ends a decision and reverts its effect. True for the one caller that ended it. */
async function lift(tx: Tx, action: ModerationAction): Promise<boolean> {
  const { matchedCount } = await ModerationActionModel.collection.updateOne(
    { _id: action._id, liftedAt: null },
    { $set: { liftedAt: tx.at } },
    { session: tx.session },
  );
  if (matchedCount === 0) return false;
  const { moderation } = targetRow(action.targetType);
  const { WARN, MUTE, BAN, HIDE, REMOVE, EDIT } = ModerationActionType;
  if (action.action === MUTE || action.action === BAN) await noteSanctions(tx, action.subject);
  if (action.action === HIDE || action.action === REMOVE) await moderation?.give(tx, action.target, action);
  if (action.action === EDIT && action.previousText !== undefined)
    await moderation?.edit?.(tx, action.target, action.previousText);
  return action.action !== WARN;
}

const BATCH = 100;

/** Restores content whose hiding has expired, each in its own transaction. Returns the number. */
export async function liftExpired({ signal }: { signal: AbortSignal }): Promise<number> {
  let lifted = 0;
  while (!signal.aborted) {
    const due = await ModerationActionModel.find({
      ...{ action: ModerationActionType.HIDE, liftedAt: null, expiresAt: { $lte: sharedNow(), $ne: null } },
    })
      .sort({ expiresAt: 1 })
      .limit(BATCH)
      .lean<ModerationAction[]>();
    if (due.length === 0) break;
    for (const action of due) if (await transact(null, (tx) => lift(tx, action))) lifted += 1;
  }
  return lifted;
}
