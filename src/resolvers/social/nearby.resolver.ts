import { Arg, Ctx, Field, Float, InputType, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { scanNearby, type NearbyPost } from '../../loaders/social/lists/nearby.js';
import type { Post } from '../../models/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { refuse } from '../../schema/errors.js';
import { toRange } from '../../schema/page-args.js';
import { canSeeInFeed } from '../../rules/social/index.js';
import { PostConnection } from './post.connection.js';

const NEAREST_KM = 0.1;
const FARTHEST_KM = 500;

@InputType({ description: 'A geographic point.' })
export class CoordinatesInput {
  @Field(() => Float, { description: 'Latitude in degrees, -90 to 90.' })
  latitude: number;

  @Field(() => Float, { description: 'Longitude in degrees, -180 to 180.' })
  longitude: number;
}

/** Posts around a place. */
@Resolver()
export class NearbyResolver {
  @Query(() => PostConnection, { nullable: true, description: 'Public posts near a point, nearest first.' })
  nearbyPosts(
    @Arg('near', () => CoordinatesInput, { description: 'The geographic point.' }) near: CoordinatesInput,
    @Arg('radiusKm', () => Float, { description: 'The radius in kilometers, 0.1 to 500.' })
    radiusKm: number,
    @Arg('first', () => Int, { nullable: true, description: 'Number of items, 1 to 100. Defaults to 20.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Returns items after this cursor.' })
    after: string | null,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    const { latitude, longitude } = near;
    if (!(Math.abs(latitude) <= 90)) throw refuse.badInput('A latitude is between -90 and 90.', 'near');
    if (!(Math.abs(longitude) <= 180)) throw refuse.badInput('A longitude is between -180 and 180.', 'near');
    if (!(radiusKm >= NEAREST_KM && radiusKm <= FARTHEST_KM))
      throw refuse.badInput(`radiusKm is between ${NEAREST_KM} and ${FARTHEST_KM}.`, 'radiusKm');
    return page<NearbyPost, Post>(toRange({ first, after }), {
      skeleton: (range) => scanNearby(ctx.loaders, range, { latitude, longitude, radiusKm }),
      position: ({ distance, _id }) => ({ key: distance, id: _id }),
      hydrate: ({ post }) => post,
      visible: (post) => canSeeInFeed(ctx, post),
    });
  }
}
