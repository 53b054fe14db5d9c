import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  InventoryItemModel,
  PointTransactionType,
  RewardItemModel,
  RewardItemType,
  UserAchievementModel,
  UserRewardsModel,
  type InventoryItem,
  type RewardItem,
} from '../../models/rewards/index.js';
import { refuse } from '../../schema/errors.js';
import { factOf, postPoints } from './points.js';

/** A purchase can be refunded for so long. */
export const REFUND_MS = 24 * 60 * 60 * 1_000;

/** The input of `buyItem`. */
export interface BuyItem {
  itemId: Types.ObjectId;
  expectedPrice?: number | null;
  clientId?: string | null;
}

/**
 * Buys an item with points: stock, inventory and ledger in one transaction, once per clientId.
 * @throws NOT_FOUND, CONFLICT if owned, sold out or the price changed, INSUFFICIENT_FUNDS
 */
export async function buyItem(ctx: Context, { clientId, ...input }: BuyItem): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await transact(ctx, (tx) =>
    tx.once(user, 'buyItem', clientId, input, async () => {
      const item = await RewardItemModel.findById(input.itemId).session(tx.session).lean<RewardItem>();
      if (!item?.offered) throw refuse.notFound('The item', 'itemId');
      if (input.expectedPrice != null && input.expectedPrice !== item.price)
        throw refuse.conflict(`The price has changed; it is ${item.price} points now.`, 'expectedPrice');
      await buy(tx, user, item);
      return { item: item._id };
    }),
  );
}

async function buy(
  tx: Tx,
  user: Types.ObjectId,
  { _id: item, name, price, stock }: RewardItem,
): Promise<void> {
  const { session, at } = tx;
  const owned = { user, item };
  if (await InventoryItemModel.exists(owned).session(session))
    throw refuse.conflict('This item is owned already.', 'itemId');
  if (stock !== null) {
    const left = await RewardItemModel.collection.updateOne(
      { _id: item, stock: { $gt: 0 } },
      { $inc: { stock: -1 } },
      { session },
    );
    if (left.matchedCount === 0) throw refuse.conflict('This item is sold out.', 'itemId');
  }
  const fact = `item:${String(item)}`;
  const { times } = await factOf(user, fact, session);
  if (price > 0)
    await postPoints(tx, {
      ...{ user, amount: -price, type: PointTransactionType.PURCHASE, description: name, fact },
      ...{ times: times + 1, item, spends: true },
    });
  const refundableUntil = new Date(at.getTime() + REFUND_MS);
  await InventoryItemModel.create([{ ...owned, price, acquiredAt: at, equipped: false, refundableUntil }], {
    session,
  });
  tx.emit('item.bought', { user, item, price }, user);
}

/**
 * Refunds an item within its refund time: the item goes, the points and the stock come back.
 * @throws NOT_FOUND, CONFLICT if equipped or too late
 */
export async function refundItem(ctx: Context, item: Types.ObjectId): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const { session, at } = tx;
    const owned = await InventoryItemModel.findOne({ user, item }).session(session).lean<InventoryItem>();
    if (!owned) throw refuse.notFound('The item', 'itemId');
    if (owned.equipped) throw refuse.conflict('This item is equipped; unequip it first.', 'itemId');
    if (!owned.refundableUntil || owned.refundableUntil <= at)
      throw refuse.conflict('The refund time of this item is over; it is 24 hours.', 'itemId');
    const { deletedCount } = await InventoryItemModel.collection.deleteOne({ _id: owned._id }, { session });
    if (deletedCount === 0) throw refuse.notFound('The item', 'itemId');
    await RewardItemModel.collection.updateOne(
      { _id: item, stock: { $type: 'number' } },
      { $inc: { stock: 1 } },
      { session },
    );
    const fact = `item:${String(item)}`;
    const { times } = await factOf(user, fact, session);
    if (owned.price > 0)
      await postPoints(tx, {
        ...{ user, amount: owned.price, type: PointTransactionType.REFUND, description: 'Refund', fact },
        ...{ times: times + 1, item, spends: true },
      });
    await UserRewardsModel.collection.updateOne({ _id: user }, { $inc: { refundsUsed: 1 } }, { session });
    tx.emit('item.refunded', { user, item }, user);
  });
}

/** Where an item of each kind is shown. Badges and exclusives are only owned. */
const SLOTS: { [T in RewardItemType]?: 'profileFrame' | 'profileTheme' | 'nameEffect' } = {
  [RewardItemType.FRAME]: 'profileFrame',
  [RewardItemType.THEME]: 'profileTheme',
  [RewardItemType.EFFECT]: 'nameEffect',
  [RewardItemType.COSMETIC]: 'nameEffect',
};

/**
 * Shows an owned item on the profile, in place of another of its kind, or no longer.
 * @throws NOT_FOUND for an item that is not owned, BAD_USER_INPUT for a kind that is not shown
 */
export async function equipItem(
  ctx: Context,
  { itemId, equipped }: { itemId: Types.ObjectId; equipped: boolean },
): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await transact(ctx, async ({ session }) => {
    const item = await RewardItemModel.findById(itemId).session(session).lean<RewardItem>();
    const owned = await InventoryItemModel.exists({ user, item: itemId }).session(session);
    if (!item || !owned) throw refuse.notFound('The item', 'itemId');
    const slot = SLOTS[item.type];
    if (!slot)
      throw refuse.badInput('This kind of item is not shown; frames, themes and effects are.', 'itemId');
    const kinds = (Object.keys(SLOTS) as RewardItemType[]).filter((type) => SLOTS[type] === slot);
    const alike = await RewardItemModel.find({ type: { $in: kinds } }, { _id: 1 })
      .session(session)
      .lean();
    const ids = alike.map(({ _id }) => _id);
    if (equipped)
      await InventoryItemModel.collection.updateMany(
        { user, item: { $in: ids } },
        { $set: { equipped: false } },
        { session },
      );
    await InventoryItemModel.collection.updateOne(
      { user, item: itemId },
      { $set: { equipped } },
      { session },
    );
    await UserRewardsModel.collection.updateOne(
      { _id: user, ...(equipped ? {} : { [`cosmetics.${slot}`]: itemId }) },
      { $set: { [`cosmetics.${slot}`]: equipped ? itemId : null } },
      { session },
    );
  });
}

/** The most badges that a profile shows. */
export const MOST_SHOWN = 6;

/**
 * Chooses the achievements that the viewer's profile shows first.
 * @throws NOT_FOUND for an achievement that the viewer has not unlocked
 */
export async function showAchievements(ctx: Context, ids: readonly Types.ObjectId[]): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await transact(ctx, async ({ session }) => {
    const had = await UserAchievementModel.countDocuments({ user, achievement: { $in: [...ids] } }).session(
      session,
    );
    if (had < ids.length) throw refuse.notFound('An achievement', 'achievementIds');
    await UserRewardsModel.collection.updateOne(
      { _id: user },
      { $set: { 'cosmetics.achievements': [...ids] } },
      { session },
    );
  });
}
