import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, createUnionType, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import { nodeRow, targetClasses } from '../../domain.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { favoriteCategories, favoriteList } from '../../loaders/rewards/lists/rewards.js';
import { Favorite, FavoriteType } from '../../models/rewards/index.js';
import type { Post } from '../../models/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { toGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import * as rewards from '../../services/rewards/index.js';
import { afterWrite } from '../fresh.js';
import { Viewer } from '../identity/viewer.type.js';
import { FavoriteInput, FavoriteItemInput } from './rewards.input.js';
import { FavoriteCategory, FavoriteConnection, FavoritePayload, UnfavoritePayload } from './rewards.type.js';

/** Everything that can be a favorite. */
export const FavoriteItem = createUnionType({
  name: 'FavoriteItem',
  description: 'Content that can be a favorite.',
  types: () => targetClasses('favorite') as unknown as readonly [typeof Post],
});

/** Favorites of the viewer. */
@Resolver(() => Viewer)
export class ViewerFavoriteResolver {
  @FieldResolver(() => FavoriteConnection, { description: "The viewer's favorites, newest first." })
  favorites(
    @Arg('type', () => FavoriteType, { nullable: true, description: 'Returns favorites of this type only.' })
    itemType: FavoriteType | null | undefined,
    @Arg('category', () => String, {
      nullable: true,
      description: 'Returns favorites of this category only.',
    })
    category: string | null | undefined,
    @Arg('tag', () => String, { nullable: true, description: 'Returns favorites with this tag only.' })
    tag: string | null | undefined,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Favorite>> {
    const list = favoriteList({
      user: requireViewer(ctx).id,
      ...(itemType ? { itemType } : {}),
      ...(category ? { category } : {}),
      ...(tag ? { tags: tag.toLowerCase() } : {}),
    });
    return page<Favorite, Favorite>(toRange(args), {
      skeleton: (range) => list.scan(ctx.loaders, range),
      position: ({ addedAt, _id }) => ({ key: addedAt, id: _id }),
      hydrate: (row) => row,
      count: () => list.count(ctx.loaders),
    });
  }

  @FieldResolver(() => [FavoriteCategory], {
    description: "The categories of the viewer's favorites, most first.",
  })
  favoriteCategories(@Ctx() ctx: Context): Promise<FavoriteCategory[]> {
    return favoriteCategories(ctx.loaders, requireViewer(ctx).id);
  }
}

/** A favorite and its verbs. */
@Resolver(() => Favorite)
export class FavoriteResolver {
  @FieldResolver(() => FavoriteItem, {
    nullable: true,
    description: 'The item. Null if it is gone or no longer visible to the viewer.',
  })
  async item(@Root() root: unknown, @Ctx() ctx: Context): Promise<object | null> {
    const { itemType, item } = root as Favorite;
    return (await nodeRow(itemType)?.(ctx, item)) ?? null;
  }

  @Mutation(() => FavoritePayload, {
    nullable: true,
    description: 'Adds a favorite, or changes its category, notes and tags. Idempotent.',
  })
  async favorite(
    @Arg('input', () => FavoriteInput) input: FavoriteInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FavoritePayload> {
    const id = await rewards.favorite(ctx, input);
    await afterWrite(ctx, info);
    return { favorite: await ctx.loaders.favorite.load(id) };
  }

  @Mutation(() => UnfavoritePayload, { nullable: true, description: 'Removes a favorite. Idempotent.' })
  async unfavorite(
    @Arg('input', () => FavoriteItemInput) { itemId }: FavoriteItemInput,
    @Ctx() ctx: Context,
  ): Promise<UnfavoritePayload> {
    const id = await rewards.unfavorite(ctx, itemId.id);
    return { removedId: id && toGlobalId('Favorite', id) };
  }

  @Mutation(() => FavoritePayload, { nullable: true, description: 'Records an access to a favorite.' })
  async openFavorite(
    @Arg('input', () => FavoriteItemInput) { itemId }: FavoriteItemInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FavoritePayload> {
    const id = await rewards.openFavorite(ctx, itemId.id);
    await afterWrite(ctx, info);
    return { favorite: await ctx.loaders.favorite.load(id) };
  }
}
