import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { scanPushedFeed } from '../../loaders/social/lists/home-feed.js';
import { canSeeInHomeFeed } from '../../rules/social/index.js';
import { decodeCursor } from '../../schema/cursor.js';
import { LARGEST_SIZE } from '../../schema/page-args.js';
import { live } from '../live/index.js';
import { homeFeedStream, newestInHomeFeed, type HomeFeedEntry } from './home-feed-stream.js';

@ObjectType({ description: "The number of new posts in the viewer's home feed.", simpleResolvers: true })
export class NewPostCount {
  @Field(() => Int, { description: 'Number of new posts visible to the viewer.' })
  count: number;

  @Field(() => Boolean, { description: 'Whether there may be more: at most 100 posts are counted.' })
  atLeast: boolean;
}

@ObjectType({ description: "A change of the viewer's home feed: newer posts are available." })
export class HomeFeedUpdate {
  /** The cursor from which new posts are counted. Null: all posts count. */
  known: string | null;
  /** Publication time of the newest post that the client was told of. */
  seq: number;
}

/** The subscription to the number of new posts. */
@Resolver(() => HomeFeedUpdate)
export class HomeFeedSubscription {
  @Subscription(() => HomeFeedUpdate, {
    description:
      "Signals that the viewer's home feed has posts newer than the cursor `after`. Refetch the feed and subscribe again with its first cursor, or resume from `cursor`.",
    subscribe: live(homeFeedStream, watchFeed),
  })
  homeFeedUpdates(
    @Root() entry: unknown,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the newest known post, or `cursor` of the last received event.',
    })
    after: string | null,
  ): HomeFeedUpdate {
    return { known: readCursor(after).known, seq: (entry as HomeFeedEntry).seq };
  }

  @FieldResolver(() => String, {
    description: 'The cursor to resume from. Counts go on from the same known post as before.',
  })
  cursor(@Root() root: unknown): string {
    const { known, seq } = root as HomeFeedUpdate;
    return Buffer.from(`f${seq}:${known ?? ''}`).toString('base64url');
  }

  @FieldResolver(() => NewPostCount, { description: 'The number of new posts.' })
  async newPosts(@Root() root: unknown, @Ctx() ctx: Context): Promise<NewPostCount> {
    const { known } = root as HomeFeedUpdate;
    const { id: owner } = requireViewer(ctx);
    const before = known ? decodeCursor(known, 'after') : null;
    const range = { size: LARGEST_SIZE, backward: false, after: null, before };
    const rows = await scanPushedFeed(ctx.loaders, range, { owner });
    const others = rows.flatMap(({ post }) => (post && !post.author.equals(owner) ? [post] : []));
    const seen = await Promise.all(others.slice(0, LARGEST_SIZE).map((post) => canSeeInHomeFeed(ctx, post)));
    return { count: seen.filter(Boolean).length, atLeast: rows.length > LARGEST_SIZE };
  }
}

async function watchFeed(ctx: Context, { after }: { after?: string | null }) {
  const channel = requireViewer(ctx).id.toHexString();
  const { known, seq } = readCursor(after);
  const from = seq ?? (known ? Number(decodeCursor(known, 'after').key) : 0);
  // The client's newest post may be its own or deleted, so a cursor ahead of the feed is not a gap.
  return { channel, after: Math.min(from, await newestInHomeFeed(channel)) };
}

const RESUMED = /^f(\d{1,15}):([\w-]*)$/;

/** The parts of a cursor: one of an event names the known post and what the client was told; others are of the feed. */
function readCursor(after: string | null | undefined): { known: string | null; seq: number | null } {
  const [, seq, known] = RESUMED.exec(Buffer.from(after ?? '', 'base64url').toString('latin1')) ?? [];
  return seq ? { known: known || null, seq: Number(seq) } : { known: after || null, seq: null };
}
