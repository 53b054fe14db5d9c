import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { after, together, type Soon } from '../../lib/soon.js';
import { sharedNow } from '../../lib/clock.js';
import { normalizeTag } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import {
  BY_EDIT,
  countTopics,
  countVersions,
  PINNED_FIRST,
  scanFoundTopics,
  scanTopics,
  scanVersions,
  TOPIC_ORDERS,
} from '../../loaders/community/lists/topic.js';
import { page } from '../../loaders/page.js';
import { shownCount } from '../../loaders/social/hidden-counts.js';
import { COMMENT_ORDERS, scanComments } from '../../loaders/social/lists/comment.js';
import {
  CommunityPost,
  CommunityPostCategory,
  CommunityPostType,
  CommunityPostVersion,
  Group,
  PollResults,
  type CommunityPost as TopicRow,
  type CommunityPostVersion as VersionRow,
} from '../../models/community/index.js';
import { User } from '../../models/identity/index.js';
import { Comment, Reaction, ReactionCount, Tag, toReactionCounts } from '../../models/social/index.js';
import { canReadGroup, canSeeGroup, moderatesCommunityPost } from '../../rules/community/index.js';
import { canSeeUnderTarget, isWithheld } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { htmlOf, isPollClosed } from '../../services/community/index.js';
import { CommentConnection, CommentSort } from '../social/comment.connection.js';
import { commentPage, emptyPage, reactionPage, visibleUsers } from '../social/pages.js';
import { searchWords } from '../social/search-query.js';
import { ReactionConnection } from '../social/user.connection.js';
import { topicOrder, topicPage, visibilitiesFor } from './pages.js';
import {
  CommunityPostConnection,
  CommunityPostSort,
  CommunityPostVersionConnection,
  PollView,
} from './topic.type.js';

/** Community posts. Lists and `node(id)` have checked their visibility. */
@Resolver(() => CommunityPost)
export class CommunityPostResolver {
  @Query(() => CommunityPostConnection, {
    nullable: true,
    description:
      'Published community posts: of a group, or of everywhere that is open to everyone. The total is null for more than 10,000.',
  })
  async communityPosts(
    @Arg('groupId', () => ID, {
      nullable: true,
      description: 'Only posts of this group. Without it, posts that are open to all, in groups and outside.',
    })
    groupId: string | null,
    @Arg('category', () => CommunityPostCategory, {
      nullable: true,
      description: 'Only posts of this topic.',
    })
    category: CommunityPostCategory | null,
    @Arg('type', () => CommunityPostType, { nullable: true, description: 'Only posts of this type.' })
    type: CommunityPostType | null,
    @Arg('tag', () => String, { nullable: true, description: 'Only posts with this tag.' })
    tag: string | null,
    @Arg('sort', () => CommunityPostSort, { nullable: true, description: 'The order. Defaults to NEW.' })
    sort: CommunityPostSort | null,
    @Arg('featured', () => Boolean, { nullable: true, description: 'Whether to list only featured posts.' })
    featured: boolean | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<CommunityPost>> {
    const range = toRange(args);
    const group = groupId ? await readableGroup(ctx, groupId) : null;
    if (groupId && !group) return emptyPage(range);
    const filter = {
      ...{ group: group?._id ?? null, visibilities: await visibilitiesFor(ctx, group), category, type },
      ...{ tag: tag ? (normalizeTag(tag) ?? tag) : null, featured: featured ?? false },
    };
    const order = topicOrder(sort ?? CommunityPostSort.NEW, group !== null, PINNED_FIRST);
    return topicPage(ctx, range, {
      order,
      scan: (rest) => scanTopics(ctx.loaders, rest, filter, order),
      count: () => countTopics(ctx.loaders, filter),
    });
  }

  @Query(() => CommunityPostConnection, {
    nullable: true,
    description: 'Published community posts that have all of the words in title, text or tags, newest first.',
  })
  async searchCommunityPosts(
    @Arg('query', () => String, { description: 'The words. Up to 100 characters.' }) query: string,
    @Arg('groupId', () => ID, { nullable: true, description: 'Only posts of this group.' })
    groupId: string | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<CommunityPost>> {
    const range = toRange(args);
    const words = searchWords(query);
    const group = groupId ? await readableGroup(ctx, groupId) : null;
    if (words.length === 0 || (groupId && !group)) return emptyPage(range);
    const filter = { group: group?._id ?? null, visibilities: await visibilitiesFor(ctx, group) };
    return topicPage(ctx, range, {
      order: TOPIC_ORDERS.new,
      scan: (rest) => scanFoundTopics(ctx.loaders, rest, filter, words),
    });
  }

  @FieldResolver(() => User, { description: 'The author of it.' })
  author(@Root() root: unknown, @Ctx() ctx: Context): Soon<User | null> {
    return ctx.loaders.user.get((root as TopicRow).author);
  }

  @FieldResolver(() => Group, {
    nullable: true,
    description: 'The group of the post. Null outside of groups.',
  })
  async group(@Root() root: unknown, @Ctx() ctx: Context): Promise<Group | null> {
    const { group: id } = root as TopicRow;
    const group = id && (await ctx.loaders.group.load(id));
    return group && (await canSeeGroup(ctx, group)) ? group : null;
  }

  @FieldResolver(() => [Tag], { description: 'The tags of the post.' })
  async tags(@Root() root: unknown, @Ctx() ctx: Context): Promise<Tag[]> {
    const found = await Promise.all((root as TopicRow).tags.map((name) => ctx.loaders.tagByName.load(name)));
    return found.filter((tag) => tag !== null);
  }

  @FieldResolver(() => [User], {
    description: 'The users named in the body, as far as they are visible to the viewer.',
  })
  mentions(@Root() root: unknown, @Ctx() ctx: Context): Promise<User[]> | User[] {
    return visibleUsers(ctx, (root as TopicRow).mentions);
  }

  @FieldResolver(() => String, {
    description: 'The body as HTML that is safe to show. Scripts, styles and unsafe links are removed.',
  })
  bodyHtml(@Root() root: unknown): string {
    return htmlOf(root as TopicRow);
  }

  @FieldResolver(() => PollView, { nullable: true, description: 'The poll. Null if the post has none.' })
  poll(@Root() root: unknown, @Ctx() ctx: Context): Soon<PollView | null> {
    const post = root as TopicRow;
    if (!post.poll) return null;
    const { question, allowMultiple, results, endsAt, closedAt, votes, voters } = post.poll;
    const isClosed = isPollClosed(post.poll, sharedNow());
    const asked = together([ctx.loaders.pollOptions.get(post._id), ctx.loaders.viewerPollVote.get(post._id)]);
    return after(asked, ([options, vote]) => {
      const shown =
        isClosed || results === PollResults.ALWAYS || (results === PollResults.AFTER_VOTE && vote !== null);
      return {
        ...{ question, allowMultiple, results, endsAt: closedAt ?? endsAt, isClosed },
        ...{ totalVotes: shown ? votes : null, voters: shown ? voters : null },
        options: options.map((option) => ({
          ...{ _id: option._id, text: option.text },
          votes: shown ? option.votes : null,
          viewerHasChosen: vote?.options.some((id) => id.equals(option._id)) ?? false,
        })),
      };
    });
  }

  @FieldResolver(() => Comment, {
    nullable: true,
    description: 'The accepted answer of a question. Null if there is none that the viewer may see.',
  })
  async acceptedAnswer(@Root() root: unknown, @Ctx() ctx: Context): Promise<Comment | null> {
    const { acceptedAnswer } = root as TopicRow;
    const comment = acceptedAnswer && (await ctx.loaders.comment.load(acceptedAnswer));
    if (!comment || comment.deletedAt || (await isWithheld(ctx, comment))) return null;
    return (await canSeeUnderTarget(ctx, comment)) ? comment : null;
  }

  @FieldResolver(() => [ReactionCount], { description: 'Number of each reaction, the most frequent first.' })
  reactions(@Root() root: unknown): ReactionCount[] {
    return toReactionCounts((root as TopicRow).reactions);
  }

  @FieldResolver(() => Reaction, {
    nullable: true,
    description: 'The reaction of the viewer. Null if there is none.',
  })
  viewerReaction(@Root() root: unknown, @Ctx() ctx: Context): Soon<Reaction | null> {
    return after(ctx.loaders.viewerLike.get((root as TopicRow)._id), (like) => like?.reaction ?? null);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the post is among the favourites of the viewer.' })
  viewerHasFavorited(@Root() root: unknown, @Ctx() ctx: Context): Soon<boolean> {
    return after(ctx.loaders.viewerFavorite.get((root as TopicRow)._id), (favorite) => favorite !== null);
  }

  @FieldResolver(() => ReactionConnection, { description: 'The users who reacted, the latest first.' })
  likers(
    @Root() root: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<User>> {
    const { _id, stats } = root as TopicRow;
    return reactionPage(ctx, toRange(args), _id, stats.likes);
  }

  @FieldResolver(() => CommentConnection, {
    description: 'The comments of the first level. Their replies are below them, up to five levels deep.',
  })
  comments(
    @Root() root: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Arg('sort', () => CommentSort, {
      defaultValue: CommentSort.NEWEST,
      validate: false,
      description: 'The order. Defaults to NEWEST.',
    })
    sort: CommentSort,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Comment>> {
    const { _id, stats } = root as TopicRow;
    const order = COMMENT_ORDERS[sort];
    return commentPage(ctx, info, toRange(args), {
      order,
      scan: (range) => scanComments(ctx.loaders, range, _id, order),
      count: () => shownCount(ctx.loaders, stats.threads, 'threads', _id),
    });
  }

  @FieldResolver(() => CommunityPostVersionConnection, {
    description: 'Former versions of title and body, the latest edit first.',
  })
  history(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<CommunityPostVersion>> {
    const { _id } = root as TopicRow;
    return page<VersionRow, CommunityPostVersion>(toRange(args), {
      skeleton: (range) => scanVersions(ctx.loaders, range, _id),
      position: (row) => ({ key: row[BY_EDIT.field as 'editedAt'], id: row._id }),
      hydrate: (row) => row,
      count: () => countVersions(ctx.loaders, _id),
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The reason of a rejection or removal. Visible to the author and moderators.',
  })
  reviewReason(@Root() root: unknown, @Ctx() ctx: Context): Soon<string | null> {
    const post = root as TopicRow;
    return after(
      ctx.viewer?.id.equals(post.author) || moderatesCommunityPost(ctx, post),
      (told) => (told && post.reviewReason) || null,
    );
  }
}

async function readableGroup(ctx: Context, groupId: string) {
  const group = await ctx.loaders.group.load(parseGlobalId(groupId, 'Group', 'groupId'));
  return group && (await canReadGroup(ctx, group)) ? group : null;
}
