import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { insertOnce } from '../../events/insert-once.js';
import { transact } from '../../events/transact.js';
import { newVaultKey } from '../../integrations/storage/index.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent } from '../../models/identity/index.js';
import { DataExportModel, DataExportStatus } from '../../models/privacy/index.js';
import { refuse } from '../../schema/errors.js';
import { recordSecurity } from '../identity/index.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Requests an export of the viewer's data, once a day. A job creates it and sends a mail. Returns the export's id.
 * @throws RATE_LIMITED with `retryAfter`
 */
export async function requestDataExport(ctx: Context): Promise<Types.ObjectId> {
  const { id: user, sessionId: session } = requireViewer(ctx);
  return transact(ctx, async (tx) => {
    const others = { user, status: { $ne: DataExportStatus.FAILED } };
    const last = await DataExportModel.findOne(others, { createdAt: 1 })
      .sort({ createdAt: -1 })
      .session(tx.session)
      .lean();
    const wait = last ? last.createdAt.getTime() + DAY_MS - tx.at.getTime() : 0;
    if (wait > 0) throw tooSoon(wait);
    const _id = new Types.ObjectId();
    const row = { _id, key: newVaultKey(), attempts: 0, createdAt: tx.at };
    // Of two concurrent requests the unique index accepts one; the other is retried and finds it here.
    const pending = { user, status: DataExportStatus.PENDING };
    if (!(await insertOnce(DataExportModel, pending, row, tx))) throw tooSoon(DAY_MS);
    const fact = { user, event: SecurityEvent.DATA_EXPORT_REQUESTED, session };
    await recordSecurity(fact, ctx.request, tx.session);
    return _id;
  });
}

const tooSoon = (wait: number) =>
  refuse.rateLimited(Math.ceil(wait / 1_000), 'An export can be requested once a day.');
