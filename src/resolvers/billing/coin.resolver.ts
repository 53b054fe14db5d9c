import { Arg, Ctx, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { CoinTransaction } from '../../models/billing/index.js';
import { Credits, ResetPeriod, User } from '../../models/identity/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { nodeRow } from '../../domain.js';
import { parseGlobalId, type IdType } from '../../schema/ids.js';
import { Node } from '../../schema/node.js';
import { claimDailyBonus, DAILY_BONUS, giftCoins, nextBonusAt } from '../../services/billing/index.js';
import { changedViewer, ViewerPayload } from '../identity/viewer.payload.js';
import { Viewer } from '../identity/viewer.type.js';
import { ClaimDailyBonusInput, DailyBonus, GiftCoinsInput } from './coin.type.js';

/** The answer to a gift. */
@ObjectType()
export class GiftCoinsPayload extends ViewerPayload {}

/** The answer to the bonus. */
@ObjectType()
export class ClaimDailyBonusPayload extends ViewerPayload {}

/** Coins that come and go between people, and come day by day. */
@Resolver(() => Viewer)
export class CoinResolver {
  @FieldResolver(() => DailyBonus, { description: 'The daily bonus.' })
  async dailyBonus(@Root() root: unknown, @Ctx() ctx: Context): Promise<DailyBonus> {
    const { user } = root as Viewer;
    const preferences = await ctx.loaders.preferencesOfUser.load(user._id);
    const now = new Date();
    const next = nextBonusAt(user, preferences?.timezone ?? 'UTC', now);
    const available = next <= now;
    return { amount: DAILY_BONUS, available, availableAt: available ? null : next };
  }

  @Mutation(() => GiftCoinsPayload, {
    nullable: true,
    description: 'Transfers coins of the viewer to another user, once per `clientId`.',
  })
  async giftCoins(
    @Arg('input', () => GiftCoinsInput) input: GiftCoinsInput,
    @Ctx() ctx: Context,
  ): Promise<GiftCoinsPayload> {
    requireViewer(ctx);
    await giftCoins(ctx, { ...input, userId: parseGlobalId(input.userId, 'User', 'userId') });
    return changedViewer(ctx);
  }

  @Mutation(() => ClaimDailyBonusPayload, {
    nullable: true,
    description: 'Claims the daily bonus, once per day in `preferences.timezone`.',
  })
  async claimDailyBonus(
    @Arg('input', () => ClaimDailyBonusInput, { nullable: true }) input: ClaimDailyBonusInput | null,
    @Ctx() ctx: Context,
  ): Promise<ClaimDailyBonusPayload> {
    await claimDailyBonus(ctx, input ?? {});
    return changedViewer(ctx);
  }
}

/** What a ledger row tells beyond its numbers. */
@Resolver(() => CoinTransaction)
export class CoinTransactionResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The note of the sender of a gift.' })
  note(@Root() root: unknown): string | null {
    return (root as CoinTransaction).metadata?.['note'] ?? null;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description:
      'The sender or recipient of a gift. Null if the transaction is not a gift or the user is not visible.',
  })
  async otherUser(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const { relatedType, related } = root as CoinTransaction;
    const user = relatedType === 'User' && related ? await ctx.loaders.user.load(related) : null;
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'The subject of the transaction, such as a generation, an achievement or the other user of a gift. Null if there is none, or the viewer may not see it.',
  })
  async related(@Root() root: unknown, @Ctx() ctx: Context): Promise<object | null> {
    const { relatedType, related } = root as CoinTransaction;
    return relatedType && related ? ((await nodeRow(relatedType as IdType)?.(ctx, related)) ?? null) : null;
  }
}

/** What credits tell beyond their numbers. */
@Resolver(() => Credits)
export class CreditsResolver {
  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Time at which the next period begins. Null if there is none.',
  })
  nextReset(@Root() root: unknown): Date | null {
    const { resetPeriod, nextReset } = root as Credits;
    return resetPeriod === ResetPeriod.NEVER ? null : (nextReset ?? null);
  }
}
