import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root, type ClassType } from 'type-graphql';
import { countLedger, scanLedger } from '../../loaders/billing/lists.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { CoinTransactionType, LedgerUnit, type CoinTransaction } from '../../models/billing/index.js';
import { AiCreditKind, Credits, type User } from '../../models/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { CoinTransactionConnection } from './coin-transaction.connection.js';
import { AiCredit } from './wallet.type.js';

/** Adds the balances and their history to a type of accounts, which has checked who reads it. */
export function walletFields(type: () => ClassType<{ user: User }>, whose: string): ClassType {
  @Resolver(type)
  class WalletFields {
    @FieldResolver(() => Int, { description: 'The coin balance.' })
    coins(@Root() root: unknown): number {
      return userOf(root).coins;
    }

    @FieldResolver(() => Credits, { description: 'Credits for AI features.' })
    credits(@Root() root: unknown): Credits {
      return userOf(root).credits;
    }

    @FieldResolver(() => [AiCredit], { description: 'The AI credits by kind.' })
    aiCredits(@Root() root: unknown): AiCredit[] {
      const { aiCredits } = userOf(root);
      return Object.values(AiCreditKind).map((kind) => {
        const { total, used } = aiCredits[kind];
        return { kind, total, used, remaining: Math.max(0, total - used) };
      });
    }

    @FieldResolver(() => CoinTransactionConnection, {
      description: `${whose} balance transactions, newest first.`,
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
      const { _id } = userOf(root);
      const which = { unit, ...(type ? { type } : {}) };
      return page<CoinTransaction, CoinTransaction>(toRange(args), {
        skeleton: (range) => scanLedger(loaders, range, _id, which),
        position: ({ createdAt, _id: id }) => ({ key: createdAt, id }),
        hydrate: (row) => row,
        count: () => countLedger(loaders, _id, which),
      });
    }
  }
  return WalletFields;
}

const userOf = (root: unknown): User => (root as { user: User }).user;
