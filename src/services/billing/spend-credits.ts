import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CoinTransactionType } from '../../models/billing/index.js';
import { visibleText } from '../../lib/text.js';
import { refuse } from '../../schema/errors.js';
import { postCredits } from './ledger.js';
import { resetCreditsIn } from './reset-credits.js';

/** The input for spending credits. */
export interface SpendCreditsInput {
  amount: number;
  reason: string;
  clientId?: string | null;
}

/**
 * Takes credits for something, once per `clientId`.
 * @throws INSUFFICIENT_FUNDS, BAD_USER_INPUT for an amount below 1
 */
export async function spendCreditsIn(tx: Tx, user: Types.ObjectId, input: SpendCreditsInput): Promise<void> {
  const reason = visibleText(input.reason);
  // Also for callers besides the API: a negative amount would be a grant.
  if (input.amount < 1) throw refuse.badInput('The amount is below 1; at least 1 is allowed.', 'amount');
  await tx.once(user, 'spendCredits', input.clientId, input, async () => {
    const type = CoinTransactionType.SPEND;
    // The job may not have got to this account yet.
    await resetCreditsIn(tx, user);
    await postCredits(tx, { user, amount: -input.amount, type, description: reason });
    return { user };
  });
}

/** As `spendCreditsIn`, for the signed-in person. */
export async function spendCredits(ctx: Context, input: SpendCreditsInput): Promise<void> {
  const { id } = requireViewer(ctx);
  await transact(ctx, (tx) => spendCreditsIn(tx, id, input));
}
