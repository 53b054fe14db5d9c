import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { scanPushedFeed } from '../../loaders/social/lists/home-feed.js';
import { canSeeInHomeFeed } from '../../rules/social/index.js';
import { decodeCursor } from '../../schema/cursor.js';
import { LARGEST_SIZE } from '../../schema/page-args.js';
import { live } from '../live/index.js';
import { homeFeedStream, newestInHomeFeed } from './home-feed-stream.js';

/** How many posts are new. */
@ObjectType({ description: 'How many posts are new in one’s home feed.', simpleResolvers: true })
export class NewPostCount {
  @Field(() => Int, { description: 'So many that one may see; 0 where what came is out of sight again.' })
  count: number;

  @Field(() => Boolean, { description: 'True where there may be more: no more than 100 are looked at.' })
  atLeast: boolean;
}

/** There are newer posts in one's home feed. */
@ObjectType({ description: 'There are newer posts in one’s home feed than the client knows.' })
export class HomeFeedUpdate {
  after: string | null;
}

/** “12 new posts”. */
@Resolver(() => HomeFeedUpdate)
export class HomeFeedSubscription {
  @Subscription(() => HomeFeedUpdate, {
    description:
      'Tells when there are posts by others in one’s home feed that are newer than the newest that the client knows, whose cursor is `after` (none, for an empty feed). The client fetches the feed when it likes, and subscribes anew with its first cursor then.',
    subscribe: live(homeFeedStream, watchFeed),
  })
  homeFeedUpdates(
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the newest post that one knows.',
    })
    after: string | null,
  ): HomeFeedUpdate {
    return { after };
  }

  @FieldResolver(() => NewPostCount, { description: 'How many there are.' })
  async newPosts(@Root() root: unknown, @Ctx() ctx: Context): Promise<NewPostCount> {
    const { after } = root as HomeFeedUpdate;
    const { id: owner } = requireViewer(ctx);
    const known = after ? decodeCursor(after, 'after') : null;
    const range = { size: LARGEST_SIZE, backward: false, after: null, before: known };
    const rows = await scanPushedFeed(ctx.loaders, range, { owner });
    const others = rows.flatMap(({ post }) => (post && !post.author.equals(owner) ? [post] : []));
    const seen = await Promise.all(others.slice(0, LARGEST_SIZE).map((post) => canSeeInHomeFeed(ctx, post)));
    return { count: seen.filter(Boolean).length, atLeast: rows.length > LARGEST_SIZE };
  }
}

async function watchFeed(ctx: Context, { after }: { after?: string | null }) {
  const channel = requireViewer(ctx).id.toHexString();
  const known = after ? Number(decodeCursor(after, 'after').key) : 0;
  // The newest that the client knows may be its own, or be gone: neither is a place that was missed.
  return { channel, after: Math.min(known, await newestInHomeFeed(channel)) };
}
