import { Arg, Args, Ctx, FieldResolver, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { CoinTransactionType, LedgerUnit, type CoinTransaction } from '../../models/billing/index.js';
import { AiCreditKind, Credits } from '../../models/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs } from '../../schema/page-args.js';
import { spendCredits } from '../../services/billing/index.js';
import { changedViewer, viewerPayload } from '../identity/viewer.payload.js';
import { Viewer } from '../identity/viewer.type.js';
import { CoinTransactionConnection } from './coin-transaction.connection.js';
import { ledgerPage } from './ledger-page.js';
import { AiCredit, SpendCreditsInput } from './wallet.type.js';

/** The answer to spent credits. */
@ObjectType()
export class SpendCreditsPayload extends viewerPayload('The viewer after spending credits.') {}

/** The balances of the viewer and their history. */
@Resolver(() => Viewer)
export class WalletResolver {
  @FieldResolver(() => Int, { description: 'The coin balance.' })
  coins(@Root() root: unknown): number {
    return (root as Viewer).user.coins;
  }

  @FieldResolver(() => Credits, { description: 'Credits for AI features.' })
  credits(@Root() root: unknown): Credits {
    return (root as Viewer).user.credits;
  }

  @FieldResolver(() => [AiCredit], { description: 'The AI credits by kind.' })
  aiCredits(@Root() root: unknown): AiCredit[] {
    const { aiCredits } = (root as Viewer).user;
    return Object.values(AiCreditKind).map((kind) => {
      const { total, used } = aiCredits[kind];
      return { kind, total, used, remaining: Math.max(0, total - used) };
    });
  }

  @FieldResolver(() => CoinTransactionConnection, {
    description: "The viewer's balance transactions, newest first.",
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
    return ledgerPage(loaders, (root as Viewer).user._id, { unit, type }, args);
  }

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
}
