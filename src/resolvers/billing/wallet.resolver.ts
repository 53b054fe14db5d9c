import { Arg, Ctx, Mutation, ObjectType, registerEnumType, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { AdjustableBalance, adjustBalance, spendCredits } from '../../services/billing/index.js';
import { changed, subject } from '../identity/admin.resolver.js';
import { AdminUser, AdminUserPayload } from '../identity/admin-user.type.js';
import { changedViewer, ViewerPayload } from '../identity/viewer.payload.js';
import { Viewer } from '../identity/viewer.type.js';
import { walletFields } from './wallet-fields.js';
import { AdjustBalanceInput, SpendCreditsInput } from './wallet.type.js';

registerEnumType(AdjustableBalance, {
  name: 'AdjustableBalance',
  description: 'The balances that admins can adjust.',
  valuesConfig: {
    COINS: { description: 'The coins of the user.' },
    CREDITS: { description: 'The remaining credits of this period.' },
  },
});

/** The answer to spent credits. */
@ObjectType()
export class SpendCreditsPayload extends ViewerPayload {}

/** The balances of the viewer, and of an account as admins see it, with their history. */
export const walletOfAccounts = [
  walletFields(() => Viewer, "The viewer's"),
  walletFields(() => AdminUser, "The user's"),
];

/** Changes of balances. */
@Resolver()
export class WalletResolver {
  @Mutation(() => SpendCreditsPayload, {
    nullable: true,
    description: 'Spends credits of the viewer, once per `clientId`.',
  })
  async spendCredits(
    @Arg('input', () => SpendCreditsInput) input: SpendCreditsInput,
    @Ctx() ctx: Context,
  ): Promise<SpendCreditsPayload> {
    await spendCredits(ctx, input);
    return changedViewer(ctx);
  }

  @Mutation(() => AdminUserPayload, {
    nullable: true,
    description:
      'Adds coins or credits to the balance of another user, or takes some away, once per `clientId`. Admins only.',
  })
  async adjustBalance(
    @Arg('input', () => AdjustBalanceInput) input: AdjustBalanceInput,
    @Ctx() ctx: Context,
  ): Promise<AdminUserPayload> {
    const userId = subject(ctx, input);
    await adjustBalance(ctx, { ...input, userId });
    return changed(ctx, userId);
  }
}
