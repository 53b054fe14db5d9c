import type { Types } from 'mongoose';
import { MOST_QUICK_ACTIONS, QuickActionModel, type QuickAction } from '../../../models/agents/index.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';

/** The active quick actions of the platform, then those of a user, oldest first. */
export async function listQuickActions(
  { scope }: Loaders,
  user: Types.ObjectId | null,
  category: string | null,
): Promise<QuickAction[]> {
  const rows = await scope.roundTrip.ask<QuickAction>(QuickActionModel, [
    {
      $match: {
        author: { $in: user ? [null, user] : [null] },
        isActive: true,
        ...(category ? { category } : {}),
      },
    },
    { $sort: { author: 1, _id: 1 } },
    { $limit: 2 * MOST_QUICK_ACTIONS },
  ]);
  return rows.map((row) => typed('QuickAction', row));
}
