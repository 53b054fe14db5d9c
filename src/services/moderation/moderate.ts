import { Types } from 'mongoose';
import { isModerator, requireViewer } from '../../auth/viewer.js';
import { targetRow } from '../../domain.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { Role, UserModel, type User } from '../../models/identity/index.js';
import {
  ModerationActionModel,
  ModerationActionType,
  ModerationCaseModel,
  ModerationStatus,
  ReportModel,
  ReportReason,
  SANCTIONS,
  type ModerationAction,
  type ModerationCase,
} from '../../models/moderation/index.js';
import { reportable } from '../../rules/moderation/index.js';
import { refuse } from '../../schema/errors.js';
import { rankOf, URGENT } from './case-priority.js';
import { openCaseNow, workableCase } from './case-now.js';
import { noteSanctions } from './reach.js';

/** The input of `moderate`. */
export interface ModerateInput {
  caseId: Types.ObjectId;
  action: ModerationActionType;
  reason: string;
  durationHours?: number | null;
  note?: string | null;
  text?: string | null;
  version?: number | null;
  clientId?: string | null;
}

/** Actions that can have a duration and then end automatically. */
const LIMITED: readonly ModerationActionType[] = [
  ModerationActionType.HIDE,
  ModerationActionType.MUTE,
  ModerationActionType.BAN,
];

/** Ranks of roles. No action is allowed on an equal or higher rank. */
const RANK = { [Role.USER]: 0, [Role.MODERATOR]: 1, [Role.ADMIN]: 2 };

/**
 * Decides a case. Of several concurrent moderators one decides. Returns the action's id.
 * @throws FORBIDDEN for a user who doesn't moderate there, or acts on an equal rank; NOT_FOUND; BAD_USER_INPUT for an action that does not fit the content; CONFLICT if another moderator was faster
 */
export async function moderate(ctx: Context, input: ModerateInput): Promise<Types.ObjectId> {
  const { id: moderator, role } = requireViewer(ctx);
  const { clientId, ...rest } = input;
  const made = await orEarlier(moderator, 'moderate', clientId, rest, async () => {
    const seen = await workableCase(ctx, input.caseId);
    const content = await contentNow(ctx, seen);
    checkAction(seen, input);
    const { BAN, MUTE } = ModerationActionType;
    if (!isModerator(ctx) && [BAN, MUTE].includes(input.action))
      throw refuse.forbidden(
        'Moderators of a group ban by banMember; HIDE, REMOVE and WARN are allowed.',
        'action',
      );
    return transact(ctx, (tx) =>
      tx.once(moderator, 'moderate', clientId, rest, async () => {
        const found = await openCaseNow(tx, input.caseId, input.version);
        await checkRank(tx, found, input.action, role);
        const action = await record(tx, found, input, moderator, content ?? found.evidence, isModerator(ctx));
        await effect(tx, found, action, input);
        await settleCase(tx, found, input.action, moderator);
        if ((SANCTIONS as readonly string[]).includes(input.action))
          tx.emit(
            'moderation.acted',
            { action: action._id, subject: found.targetAuthor, type: input.action, case: found._id },
            moderator,
          );
        return { action: action._id };
      }),
    );
  });
  return made.action;
}

async function contentNow(ctx: Context, { targetType, target, evidence }: ModerationCase) {
  const found = await reportable(ctx, targetType, target);
  return found && { ...found.content, author: evidence.author, authorUsername: evidence.authorUsername };
}

function checkAction({ targetType }: ModerationCase, { action, durationHours, text }: ModerateInput): void {
  if (durationHours != null && !LIMITED.includes(action))
    throw refuse.badInput('This action has no duration; HIDE, MUTE and BAN may have one.', 'durationHours');
  const { moderation } = targetRow(targetType);
  const hides = action === ModerationActionType.HIDE || action === ModerationActionType.REMOVE;
  if (hides && !moderation)
    throw refuse.badInput('This cannot be hidden or removed; WARN, MUTE and BAN are allowed.', 'action');
  if (action !== ModerationActionType.EDIT) return;
  if (!moderation?.edit) throw refuse.badInput('Content of this type cannot be edited.', 'action');
  if (!text) throw refuse.badInput('The new text is missing; EDIT needs one.', 'text');
}

/** Moderators cannot warn, mute or ban each other, nor admins. */
async function checkRank(
  tx: Tx,
  { targetAuthor }: ModerationCase,
  action: ModerationActionType,
  role: Role,
): Promise<void> {
  const personal = [ModerationActionType.WARN, ModerationActionType.MUTE, ModerationActionType.BAN];
  if (!personal.includes(action)) return;
  const user = await UserModel.findById(targetAuthor, { role: 1 })
    .session(tx.session)
    .lean<Pick<User, 'role'>>();
  if (user && user.role !== Role.USER && RANK[user.role] >= RANK[role])
    throw refuse.forbidden('Only a higher role warns, mutes or bans this user.', 'action');
}

async function record(
  tx: Tx,
  found: ModerationCase,
  input: ModerateInput,
  moderator: Types.ObjectId,
  evidence: ModerationAction['evidence'],
  isStaff: boolean,
): Promise<ModerationAction> {
  const { action, reason, durationHours, note } = input;
  const { targetType, target, targetAuthor: subject, group } = found;
  const row = {
    ...{ _id: new Types.ObjectId(), case: found._id, targetType, target, subject, moderator, action, reason },
    ...{ category: categoryOf(found), evidence, liftedAt: null, createdAt: tx.at },
    // Decisions of the platform's moderators apply everywhere.
    ...(group && !isStaff ? { group } : {}),
    ...(note ? { note } : {}),
    ...(durationHours == null ? {} : { durationHours }),
    expiresAt: durationHours == null ? null : new Date(tx.at.getTime() + durationHours * 3_600_000),
  };
  await ModerationActionModel.collection.insertOne(row as never, { session: tx.session });
  return row as unknown as ModerationAction;
}

/** The most frequent reason of the reports. */
function categoryOf({ reasonCounts, automaticReasons }: ModerationCase): ReportReason {
  const [most] = Object.entries(reasonCounts).sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0));
  return most && (most[1] ?? 0) > 0
    ? (most[0] as ReportReason)
    : (automaticReasons?.[0] ?? ReportReason.OTHER);
}

/** The effect of an action, besides its record. */
async function effect(
  tx: Tx,
  found: ModerationCase,
  action: ModerationAction,
  input: ModerateInput,
): Promise<void> {
  const { moderation } = targetRow(found.targetType);
  switch (action.action) {
    case ModerationActionType.HIDE:
    case ModerationActionType.REMOVE:
      await moderation!.take(tx, found.target, action);
      return;
    case ModerationActionType.MUTE:
    case ModerationActionType.BAN:
      return noteSanctions(tx, found.targetAuthor);
    case ModerationActionType.FLAG:
      return moderation?.flag?.(tx, found.target, action.reason);
    case ModerationActionType.APPROVE:
      return moderation?.flag?.(tx, found.target, null);
    case ModerationActionType.EDIT: {
      const previousText = await moderation!.edit!(tx, found.target, input.text!);
      if (previousText === null) throw refuse.conflict('The content is gone; it cannot be edited.', 'action');
      await ModerationActionModel.collection.updateOne(
        { _id: action._id },
        { $set: { previousText } },
        { session: tx.session },
      );
      return;
    }
    default:
  }
}

async function settleCase(
  tx: Tx,
  { _id, firstReportedAt }: ModerationCase,
  action: ModerationActionType,
  moderator: Types.ObjectId,
): Promise<void> {
  const { session } = tx;
  if (action === ModerationActionType.FLAG) {
    const urgent = {
      status: ModerationStatus.IN_REVIEW,
      priority: URGENT,
      rank: rankOf(URGENT, firstReportedAt),
    };
    await ModerationCaseModel.collection.updateOne(
      { _id },
      { $set: { ...urgent, raised: true, assignee: moderator, updatedAt: tx.at }, $inc: { version: 1 } },
      { session },
    );
    return;
  }
  await ModerationCaseModel.collection.updateOne(
    { _id },
    {
      $set: {
        ...{ status: ModerationStatus.RESOLVED, open: false, resolvedAt: tx.at, updatedAt: tx.at },
        assignee: moderator,
      },
      $inc: { version: 1 },
    },
    { session },
  );
  await ReportModel.collection.updateMany({ case: _id, open: true }, { $set: { open: false } }, { session });
  tx.emit('moderation.case-resolved', { case: _id, action }, moderator);
}
