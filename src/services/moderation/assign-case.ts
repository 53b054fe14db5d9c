import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { ModerationCaseModel, ModerationStatus } from '../../models/moderation/index.js';
import { openCaseNow, workableCase } from './case-now.js';

/** Assigns a case to the viewer, or unassigns it. @throws FORBIDDEN, NOT_FOUND, CONFLICT for a decided case */
export async function assignCase(ctx: Context, caseId: Types.ObjectId, release: boolean): Promise<void> {
  await workableCase(ctx, caseId);
  const { id: moderator } = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const now = await openCaseNow(tx, caseId, null);
    const same = release ? !now.assignee : (now.assignee?.equals(moderator) ?? false);
    if (same) return;
    await ModerationCaseModel.collection.updateOne(
      { _id: caseId },
      {
        $set: {
          assignee: release ? null : moderator,
          status: release ? ModerationStatus.PENDING : ModerationStatus.IN_REVIEW,
          updatedAt: tx.at,
        },
        $inc: { version: 1 },
      },
      { session: tx.session },
    );
  });
}
