import { orEarlier } from '../../events/idempotency.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CoinTransactionType } from '../../models/billing/index.js';
import { SecurityEvent, UserModel } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actingAdmin, checkAct, recordSecurity, type AdminAct } from '../identity/index.js';
import { postCoins, postCredits } from './ledger.js';
import { resetCreditsIn } from './reset-credits.js';

/** The balances that admins can adjust. */
export enum AdjustableBalance {
  COINS = 'coins',
  CREDITS = 'credits',
}

/** What an adjustment asks for. */
export interface AdjustBalanceInput extends AdminAct {
  balance: AdjustableBalance;
  /** Other than zero; negative takes away. */
  amount: number;
  clientId?: string | null;
}

/**
 * Adds coins or credits to an account, or takes some away, once per `clientId`. For admins. The ledger gets a row, and the
 * security log of the user an entry with the reason.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND if there is no such account, INSUFFICIENT_FUNDS
 */
export async function adjustBalance(ctx: Context, input: AdjustBalanceInput): Promise<void> {
  const { userId: user, reason } = checkAct(ctx, input);
  const { balance, amount, clientId } = input;
  if (amount === 0) throw refuse.badInput('The amount is zero; any other whole number is allowed.', 'amount');
  const { id: admin } = ctx.viewer!;
  await orEarlier(admin, 'adjustBalance', clientId, input, () =>
    transact(ctx, async (tx) => {
      const actor = await actingAdmin(tx, ctx);
      return tx.once(actor, 'adjustBalance', clientId, input, async () => {
        if (!(await UserModel.exists({ _id: user, deletedAt: null }).session(tx.session)))
          throw refuse.notFound('The account', 'userId');
        const posting = {
          ...{ user, amount, description: 'An adjustment by the platform' },
          type: amount > 0 ? CoinTransactionType.EARN : CoinTransactionType.SPEND,
        };
        if (balance === AdjustableBalance.COINS) await postCoins(tx, posting);
        else {
          // The job may not have reached this account yet.
          await resetCreditsIn(tx, user);
          await postCredits(tx, posting);
        }
        const fact = { user, actor, reason, event: SecurityEvent.BALANCE_ADJUSTED };
        await recordSecurity(fact, ctx.request, tx.session);
        return { user };
      });
    }),
  );
}
