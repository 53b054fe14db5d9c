import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { shopList } from '../../loaders/rewards/lists/rewards.js';
import {
  InventoryItem,
  PointTransaction,
  RewardItem,
  RewardItemStatus,
  RewardItemType,
} from '../../models/rewards/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { RewardItemConnection } from './rewards.type.js';

/** Items of the shop. */
@Resolver(() => RewardItem)
export class RewardItemResolver {
  @Query(() => RewardItemConnection, {
    nullable: true,
    description: 'The items of the shop, in display order.',
  })
  shopItems(
    @Arg('type', () => RewardItemType, { nullable: true, description: 'Returns items of this kind only.' })
    type: RewardItemType | null | undefined,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<RewardItem>> {
    const list = shopList(type ? { type } : {});
    return page<RewardItem, RewardItem>(toRange(args), {
      skeleton: (range) => list.scan(ctx.loaders, range),
      position: ({ order, _id }) => ({ key: order, id: _id }),
      hydrate: (row) => row,
      count: () => list.count(ctx.loaders),
    });
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer owns the item.' })
  async viewerOwns(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.viewerInventory.load((root as RewardItem)._id)) !== null;
  }

  @FieldResolver(() => RewardItemStatus, { description: 'The status of the item for the viewer.' })
  async viewerStatus(@Root() root: unknown, @Ctx() ctx: Context): Promise<RewardItemStatus> {
    const { _id, stock, offered } = root as RewardItem;
    if (await ctx.loaders.viewerInventory.load(_id)) return RewardItemStatus.REDEEMED;
    return !offered || stock === 0 ? RewardItemStatus.EXPIRED : RewardItemStatus.AVAILABLE;
  }
}

/** Owned items. */
@Resolver(() => InventoryItem)
export class InventoryItemResolver {
  @FieldResolver(() => RewardItem, { description: 'The item of the shop.' })
  item(@Root() root: unknown, @Ctx() ctx: Context): Promise<RewardItem | null> {
    return ctx.loaders.rewardItem.load((root as InventoryItem).item);
  }
}

/** Movements of points. */
@Resolver(() => PointTransaction)
export class PointTransactionResolver {
  @FieldResolver(() => RewardItem, { nullable: true, description: 'The item that was bought or refunded.' })
  item(@Root() root: unknown, @Ctx() ctx: Context): Promise<RewardItem | null> | null {
    const { item } = root as PointTransaction;
    return item ? ctx.loaders.rewardItem.load(item) : null;
  }
}
