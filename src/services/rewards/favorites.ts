import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { nodeRow } from '../../domain.js';
import { transact } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import { FavoriteModel, type Favorite, type FavoriteType } from '../../models/rewards/index.js';
import { refuse } from '../../schema/errors.js';

/** The input of `favorite`. Absent fields of an existing favorite stay. */
export interface FavoriteInput {
  itemId: { type: FavoriteType; id: Types.ObjectId };
  category?: string | null;
  notes?: string | null;
  tags?: string[] | null;
}

/**
 * Adds a favorite, or changes its category, notes and tags. Idempotent. Returns its id.
 * @throws NOT_FOUND for an item that the viewer may not see
 */
export async function favorite(ctx: Context, input: FavoriteInput): Promise<Types.ObjectId> {
  const { id: user } = requireViewer(ctx);
  const { type: itemType, id: item } = input.itemId;
  if (!(await nodeRow(itemType)?.(ctx, item))) throw refuse.notFound('The item', 'itemId');
  const given = Object.fromEntries(
    Object.entries({ category: input.category, notes: input.notes, tags: tagsOf(input.tags) }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return transact(ctx, async (tx) => {
    const before = await FavoriteModel.collection.findOneAndUpdate(
      { user, item },
      {
        ...(Object.keys(given).length > 0 ? { $set: given } : {}),
        $setOnInsert: {
          ...{ itemType, addedAt: tx.at, lastAccessedAt: tx.at, accessCount: 0 },
          ...withoutKeys({ category: null, notes: null, tags: [] }, given),
        },
      },
      { session: tx.session, upsert: true, returnDocument: 'before' },
    );
    if (before) return before._id;
    tx.emit('favorite.added', { user, item }, user);
    const row = await FavoriteModel.findOne({ user, item }, { _id: 1 }).session(tx.session).lean();
    return row!._id;
  });
}

const withoutKeys = (values: object, taken: object): object =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !(key in taken)));

const tagsOf = (tags: readonly string[] | null | undefined): string[] | undefined =>
  tags === undefined ? undefined : [...new Set((tags ?? []).map((tag) => tag.toLowerCase()))];

/** Removes a favorite. Idempotent. Returns the id of the removed favorite; null where there was none. */
export async function unfavorite(ctx: Context, item: Types.ObjectId): Promise<Types.ObjectId | null> {
  const { id: user } = requireViewer(ctx);
  return transact(ctx, async (tx) => {
    const row = await FavoriteModel.findOneAndDelete(
      { user, item },
      { session: tx.session },
    ).lean<Favorite>();
    if (!row) return null;
    tx.emit('favorite.removed', { user, item }, user);
    return row._id;
  });
}

/**
 * Counts an access to a favorite of the viewer.
 * @throws NOT_FOUND
 */
export async function openFavorite(ctx: Context, item: Types.ObjectId): Promise<Types.ObjectId> {
  const { id: user } = requireViewer(ctx);
  const row = await FavoriteModel.findOneAndUpdate(
    { user, item },
    { $inc: { accessCount: 1 }, $set: { lastAccessedAt: sharedNow() } },
    { returnDocument: 'after' },
  ).lean<Favorite>();
  if (!row) throw refuse.notFound('The favorite', 'itemId');
  return row._id;
}
