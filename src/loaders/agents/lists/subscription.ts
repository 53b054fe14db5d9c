import type { Types } from 'mongoose';
import {
  AgentSubscriptionModel,
  type AgentSubscription,
  type AgentSubscriptionStatus,
} from '../../../models/agents/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import { countRows, scan } from '../../scan.js';

/** A user's subscriptions. */
export interface SubscriptionsOf {
  user: Types.ObjectId;
  status?: AgentSubscriptionStatus | null;
}

const matchOf = ({ user, status }: SubscriptionsOf) => ({ user, ...(status ? { status } : {}) });

/** One page of a user's subscriptions, newest first. */
export async function scanSubscriptions(
  loaders: Loaders,
  range: Range,
  of: SubscriptionsOf,
): Promise<AgentSubscription[]> {
  const rows = await scan<AgentSubscription>(loaders, range, {
    model: AgentSubscriptionModel,
    match: matchOf(of),
    order: { field: 'createdAt', direction: -1 },
  });
  return rows.map((row) => typed('AgentSubscription', row));
}

/** Number of a user's subscriptions. */
export const countSubscriptions = (loaders: Loaders, of: SubscriptionsOf): Promise<number> =>
  countRows(loaders, { model: AgentSubscriptionModel, match: matchOf(of) });
