import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { ModerationCaseModel, ModerationStatus, type ModerationCase } from '../../models/moderation/index.js';
import { moderatesCase } from '../../rules/moderation/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';

/**
 * A case that the viewer works on. @throws FORBIDDEN for a user who moderates nothing, NOT_FOUND for one who may not
 * see it
 */
export async function workableCase(ctx: Context, id: Types.ObjectId): Promise<ModerationCase> {
  requireViewer(ctx);
  const found = await ctx.loaders.moderationCase.load(id);
  if (!found || !(await moderatesCase(ctx, found))) throw refuse.notFound('The case', 'caseId');
  return found;
}

/** The case in this transaction, open and at the version that the moderator saw. @throws CONFLICT otherwise */
export async function openCaseNow(
  tx: Tx,
  id: Types.ObjectId,
  version: number | null | undefined,
): Promise<ModerationCase> {
  const now = await ModerationCaseModel.findById(id).session(tx.session).lean<ModerationCase>();
  if (!now) throw refuse.notFound('The case', 'caseId');
  if (now.status === ModerationStatus.RESOLVED)
    throw new Refusal(ErrorCode.CONFLICT, 'Another moderator has decided this case already.', {
      field: 'caseId',
      reason: 'ALREADY_HANDLED',
    });
  if (version != null && version !== (now.version ?? 0))
    throw new Refusal(
      ErrorCode.CONFLICT,
      `The case has changed; its version is ${now.version}, not ${version}. Read it again.`,
      { field: 'version', reason: 'CHANGED', params: { version: now.version } },
    );
  return now;
}
