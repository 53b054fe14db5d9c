import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { CoinTransactionType } from '../../models/billing/index.js';
import type { AiCreditKind } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { postAiCredits } from './ledger.js';
import { resetCreditsIn } from './reset-credits.js';

/** What taking or giving back AI credits asks for. */
export interface AiCreditsInput {
  kind: AiCreditKind;
  amount: number;
  /** What for, up to 200 characters. */
  reason: string;
  clientId?: string | null;
}

/**
 * Takes AI credits of one kind, once per `clientId`; a period that has begun is begun first.
 * @throws INSUFFICIENT_FUNDS, BAD_USER_INPUT for an amount below 1
 */
export async function spendAiCreditsIn(tx: Tx, user: Types.ObjectId, input: AiCreditsInput): Promise<void> {
  await move(tx, user, 'spendAiCredits', input, CoinTransactionType.SPEND, -1);
}

/**
 * Gives AI credits back, say of a generation that failed, once per `clientId`. What was used before the present period
 * began has been given back already, so never more than is used.
 */
export async function refundAiCreditsIn(tx: Tx, user: Types.ObjectId, input: AiCreditsInput): Promise<void> {
  await move(tx, user, 'refundAiCredits', input, CoinTransactionType.REFUND, 1);
}

async function move(
  tx: Tx,
  user: Types.ObjectId,
  operation: string,
  input: AiCreditsInput,
  type: CoinTransactionType,
  sign: 1 | -1,
): Promise<void> {
  const { kind, amount, reason } = input;
  if (!(amount >= 1)) throw refuse.badInput('The amount is at least 1.', 'amount');
  await tx.once(user, operation, input.clientId, input, async () => {
    await resetCreditsIn(tx, user);
    await postAiCredits(tx, { user, amount: sign * amount, type, description: reason }, kind);
    return { user };
  });
}
