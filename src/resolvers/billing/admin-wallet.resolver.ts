import { Arg, Args, Ctx, FieldResolver, Int, Mutation, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { CoinTransactionType, LedgerUnit, type CoinTransaction } from '../../models/billing/index.js';
import { Credits } from '../../models/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs } from '../../schema/page-args.js';
import { AdjustableBalance, adjustBalance } from '../../services/billing/index.js';
import { AdminUser, AdminUserPayload } from '../identity/admin-user.type.js';
import { changed, subject } from '../identity/admin.resolver.js';
import { CoinTransactionConnection } from './coin-transaction.connection.js';
import { ledgerPage } from './ledger-page.js';
import { AdjustBalanceInput } from './wallet.type.js';

registerEnumType(AdjustableBalance, {
  name: 'AdjustableBalance',
  description: 'The balances that admins can adjust.',
  valuesConfig: {
    COINS: { description: 'The coins of the user.' },
    CREDITS: { description: 'The remaining credits of this period.' },
  },
});

/** The balances of an account for admins. The role was checked before. */
@Resolver(() => AdminUser)
export class AdminWalletResolver {
  @FieldResolver(() => Int, { description: 'The coin balance.' })
  coins(@Root() root: unknown): number {
    return (root as AdminUser).user.coins;
  }

  @FieldResolver(() => Credits, { description: 'Credits for AI features.' })
  credits(@Root() root: unknown): Credits {
    return (root as AdminUser).user.credits;
  }

  @FieldResolver(() => CoinTransactionConnection, {
    description: "The user's balance transactions, newest first.",
  })
  coinTransactions(
    @Root() root: unknown,
    @Arg('unit', () => LedgerUnit, {
      defaultValue: LedgerUnit.COINS,
      description: 'The unit of the transactions.',
    })
    unit: LedgerUnit,
    @Arg('type', () => CoinTransactionType, {
      nullable: true,
      description: 'Returns transactions of this type only.',
    })
    type: CoinTransactionType | null,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<CoinTransaction>> {
    return ledgerPage(loaders, (root as AdminUser).user._id, { unit, type }, args);
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
