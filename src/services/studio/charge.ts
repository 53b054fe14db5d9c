import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { HoldUnit } from '../../models/billing/hold.js';
import type { AIGenerationCost } from '../../models/studio/index.js';
import type { IdType } from '../../schema/ids.js';
import { hold, settleHold } from '../billing/index.js';

/** Long after the deadline, the sweeper of holds gives back what nobody settled. */
const SPARE_MS = 7 * 24 * 60 * 60 * 1_000;

/** What something costs, and what for. */
export interface Charge {
  user: Types.ObjectId;
  /** The generation or experiment. */
  subject: Types.ObjectId;
  subjectType: IdType;
  cost: Partial<AIGenerationCost>;
  /** The line in the ledger. */
  description: string;
  deadline: Date;
}

const UNITS = [
  { unit: HoldUnit.COINS, key: 'coins', purpose: 'studio-coins' },
  { unit: HoldUnit.CREDITS, key: 'credits', purpose: 'studio-credits' },
] as const;

/** Takes coins and credits until they are settled. @throws INSUFFICIENT_FUNDS */
export async function holdCharge(
  tx: Tx,
  { user, subject, subjectType, cost, description, deadline }: Charge,
): Promise<void> {
  const expiresAt = new Date(deadline.getTime() + SPARE_MS);
  for (const { unit, key, purpose } of UNITS) {
    const amount = cost[key] ?? 0;
    if (amount > 0)
      await hold(tx, { user, unit, amount, purpose, subject, subjectType, description, expiresAt });
  }
}

/** Charges what was used and gives the rest back. Does nothing for what was settled before. */
export async function settleCharge(
  tx: Tx,
  subject: Types.ObjectId,
  used: Partial<AIGenerationCost>,
  description: string,
): Promise<void> {
  for (const { key, purpose } of UNITS)
    await settleHold(tx, { purpose, subject }, used[key] ?? 0, description);
}
