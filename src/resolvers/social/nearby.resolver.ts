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

/** A point on Earth. */
@InputType({ description: 'A point on Earth.' })
export class CoordinatesInput {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude: number;

  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude: number;
}

/** What was published around a place. */
@Resolver()
export class NearbyResolver {
  @Query(() => PostConnection, { description: 'Public posts made around a point, the nearest first.' })
  nearbyPosts(
    @Arg('near', () => CoordinatesInput, { description: 'The point.' }) near: CoordinatesInput,
    @Arg('radiusKm', () => Float, { description: 'How far around it, in kilometres, 0.1 to 500.' })
    radiusKm: number,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1 to 100; 20 unless told.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes behind this cursor.' })
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
