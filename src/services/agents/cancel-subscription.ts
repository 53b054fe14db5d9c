import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  AgentSubscriptionModel,
  AgentSubscriptionStatus,
  PayWith,
  type AgentSubscription,
} from '../../models/agents/index.js';
import { finish } from '../../events/finish.js';
import { refuse } from '../../schema/errors.js';
import { endRecurring, keepRecurring } from '../billing/index.js';

const LIVE = [AgentSubscriptionStatus.ACTIVE, AgentSubscriptionStatus.PAUSED];

/**
 * Cancels the viewer's subscription: it lasts until the end of the paid period. In the unpaid grace period it ends
 * immediately. Idempotent.
 * @throws NOT_FOUND, CONFLICT if it has ended
 */
export async function cancelAgentSubscription(
  ctx: Context,
  subscriptionId: Types.ObjectId,
  reason: string | null = null,
): Promise<void> {
  const { providerId, status } = await transact(ctx, (tx) => ownSubscription(ctx, tx, subscriptionId));
  // Told to the processor first: what it does not know of, it would go on to charge.
  if (providerId) await endRecurring(providerId, { atPeriodEnd: status === AgentSubscriptionStatus.ACTIVE });
  await transact(ctx, async (tx) => {
    const subscription = await ownSubscription(ctx, tx, subscriptionId);
    if (subscription.status === AgentSubscriptionStatus.PAUSED) {
      await endSubscription(tx, subscription, AgentSubscriptionStatus.CANCELLED, reason);
      return;
    }
    if (!subscription.autoRenew && subscription.cancelledAt) return;
    const cancelReason = reason ? { cancelReason: reason } : {};
    await AgentSubscriptionModel.collection.updateOne(
      { _id: subscription._id, live: true },
      { $set: { autoRenew: false, cancelledAt: tx.at, updatedAt: tx.at, ...cancelReason } },
      { session: tx.session },
    );
  });
}

/** Withdraws a cancellation before the period ends. @throws NOT_FOUND, CONFLICT if it has ended */
export async function resumeAgentSubscription(ctx: Context, subscriptionId: Types.ObjectId): Promise<void> {
  const { providerId, payWith } = await transact(ctx, (tx) => ownSubscription(ctx, tx, subscriptionId));
  if (payWith === PayWith.CARD && !providerId)
    throw refuse.conflict(
      'This period was paid once by card; subscribe again when it ends.',
      'subscriptionId',
    );
  if (providerId) await keepRecurring(providerId);
  await transact(ctx, async (tx) => {
    const { _id } = await ownSubscription(ctx, tx, subscriptionId);
    await AgentSubscriptionModel.collection.updateOne(
      { _id, live: true },
      { $set: { autoRenew: true, updatedAt: tx.at }, $unset: { cancelledAt: '', cancelReason: '' } },
      { session: tx.session },
    );
  });
}

async function ownSubscription(ctx: Context, tx: Tx, _id: Types.ObjectId): Promise<AgentSubscription> {
  const { id: user } = requireViewer(ctx);
  const found = await AgentSubscriptionModel.findOne({ _id, user })
    .session(tx.session)
    .lean<AgentSubscription>();
  if (!found) throw refuse.notFound('The subscription', 'subscriptionId');
  if (!found.live) throw refuse.conflict('The subscription has ended; subscribe again.', 'subscriptionId');
  return found;
}

/** Ends a subscription, once. */
export async function endSubscription(
  tx: Tx,
  { _id, agent, user }: Pick<AgentSubscription, '_id' | 'agent' | 'user'>,
  to: AgentSubscriptionStatus.CANCELLED | AgentSubscriptionStatus.EXPIRED,
  reason: string | null = null,
): Promise<boolean> {
  const cancelled = to === AgentSubscriptionStatus.CANCELLED && reason ? { cancelReason: reason } : {};
  const ended = await finish(tx, AgentSubscriptionModel, _id, {
    from: LIVE,
    to,
    set: { updatedAt: tx.at, ...cancelled },
    unset: ['live'],
  });
  if (ended) tx.emit('agent.unsubscribed', { subscription: _id, agent, user, status: to }, null);
  return ended;
}
