import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier, type OnceResult } from '../../events/idempotency.js';
import { transact } from '../../events/transact.js';
import { visibleText } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import { CoinTransactionType } from '../../models/billing/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { postCoins } from './ledger.js';

/** What giving coins asks for. */
export interface GiftCoinsInput {
  userId: Types.ObjectId;
  amount: number;
  note?: string | null;
  clientId?: string | null;
}

/**
 * Transfers coins of the viewer to another user, once per `clientId`: both balances and both rows change together.
 * @throws BAD_USER_INPUT, NOT_FOUND for a user that the viewer may not see, INSUFFICIENT_FUNDS
 */
export async function giftCoins(ctx: Context, input: GiftCoinsInput): Promise<void> {
  const { id } = requireViewer(ctx);
  await orEarlier(id, 'giftCoins', input.clientId, input, () => giveCoins(ctx, id, input));
}

async function giveCoins(ctx: Context, id: Types.ObjectId, input: GiftCoinsInput): Promise<OnceResult> {
  const { userId, amount } = input;
  if (userId.equals(id)) throw refuse.badInput('You cannot give coins to yourself.', 'userId');
  const note = visibleText(input.note ?? '');
  const user = await ctx.loaders.user.load(userId);
  if (!user || !(await canSeeUser(ctx, user))) throw refuse.notFound('The user', 'userId');
  const type = CoinTransactionType.GIFT;
  const more = note === '' ? {} : { metadata: { note } };
  return transact(ctx, (tx) =>
    tx.once(id, 'giftCoins', input.clientId, input, async () => {
      const given = { user: id, amount: -amount, related: { type: 'User', id: userId } };
      await postCoins(tx, { ...given, type, description: 'A gift to another user', ...more });
      const got = { user: userId, amount, related: { type: 'User', id } };
      await postCoins(tx, { ...got, type, description: 'A gift from another user', ...more });
      return { user: userId };
    }),
  );
}
