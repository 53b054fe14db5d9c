import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import {
  countSuggestions,
  scanSuggestions,
  SUGGESTION_ORDERS,
} from '../../loaders/community/lists/suggestion.js';
import { page } from '../../loaders/page.js';
import { shownCount } from '../../loaders/social/hidden-counts.js';
import { COMMENT_ORDERS, scanComments } from '../../loaders/social/lists/comment.js';
import {
  Suggestion,
  SuggestionCategory,
  SuggestionStatus,
  type Suggestion as SuggestionRow,
} from '../../models/community/index.js';
import { User } from '../../models/identity/index.js';
import type { Comment } from '../../models/social/index.js';
import { canSeeSuggestion } from '../../rules/community/index.js';
import { loadAuthors } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { toGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { DeletedPayload } from '../../schema/payload.js';
import * as community from '../../services/community/index.js';
import { afterWrite } from '../fresh.js';
import { CommentConnection, CommentSort } from '../social/comment.connection.js';
import { commentPage, positionBy } from '../social/pages.js';
import { seenUser } from './group.resolver.js';
import {
  CreateSuggestionInput,
  DeleteSuggestionInput,
  MergeSuggestionInput,
  TriageSuggestionInput,
  VoteForSuggestionInput,
} from './suggestion.input.js';
import { SuggestionConnection, SuggestionPayload, SuggestionSort } from './topic.type.js';

/** Suggestions for the platform, their votes and their triage. */
@Resolver(() => Suggestion)
export class SuggestionResolver {
  @Query(() => SuggestionConnection, {
    nullable: true,
    description: 'Suggestions for the platform. The total is null for more than 10,000.',
  })
  suggestions(
    @Arg('status', () => SuggestionStatus, { nullable: true, description: 'Only suggestions in this state.' })
    status: SuggestionStatus | null,
    @Arg('category', () => SuggestionCategory, {
      nullable: true,
      description: 'Only suggestions about this.',
    })
    category: SuggestionCategory | null,
    @Arg('sort', () => SuggestionSort, { nullable: true, description: 'The order. Defaults to TOP.' })
    sort: SuggestionSort | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Suggestion>> {
    const filter = { status: status ?? null, category: category ?? null };
    const order = SUGGESTION_ORDERS[sort ?? SuggestionSort.TOP];
    return page<SuggestionRow, Suggestion>(toRange(args), {
      skeleton: (range) => scanSuggestions(ctx.loaders, range, filter, order),
      position: positionBy(order),
      prepare: (rows) =>
        loadAuthors(
          ctx,
          rows.map(({ author }) => author),
        ),
      hydrate: (row) => row,
      visible: (row) => canSeeSuggestion(ctx, row),
      count: () => countSuggestions(ctx.loaders, filter),
    });
  }

  @FieldResolver(() => User, { description: 'The author of it.' })
  author(@Root() root: unknown, @Ctx() ctx: Context): Soon<User | null> {
    return ctx.loaders.user.get((root as SuggestionRow).author);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The moderator who takes care of the suggestion. Null if there is none.',
  })
  async assignee(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const { assignee } = root as SuggestionRow;
    return assignee ? seenUser(ctx, assignee) : null;
  }

  @FieldResolver(() => Suggestion, {
    nullable: true,
    description: 'The suggestion that says the same and has taken over the votes. Null if there is none.',
  })
  async mergedInto(@Root() root: unknown, @Ctx() ctx: Context): Promise<Suggestion | null> {
    const { mergedInto } = root as SuggestionRow;
    const into = mergedInto && (await ctx.loaders.suggestion.load(mergedInto));
    return into && (await canSeeSuggestion(ctx, into)) ? into : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer voted for the suggestion.' })
  viewerHasVoted(@Root() root: unknown, @Ctx() ctx: Context): Soon<boolean> {
    return after(ctx.loaders.viewerSuggestionVote.get((root as SuggestionRow)._id), (vote) => vote !== null);
  }

  @FieldResolver(() => CommentConnection, { description: 'The comments of the first level.' })
  comments(
    @Root() root: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Arg('sort', () => CommentSort, {
      defaultValue: CommentSort.OLDEST,
      validate: false,
      description: 'The order. Defaults to OLDEST.',
    })
    sort: CommentSort,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Comment>> {
    const { _id, stats } = root as SuggestionRow;
    const order = COMMENT_ORDERS[sort];
    return commentPage(ctx, info, toRange(args), {
      order,
      scan: (range) => scanComments(ctx.loaders, range, _id, order),
      count: () => shownCount(ctx.loaders, stats.threads, 'threads', _id),
    });
  }

  @Mutation(() => SuggestionPayload, {
    nullable: true,
    description: 'Makes a suggestion for the platform. Its author votes for it at once.',
  })
  async createSuggestion(
    @Arg('input', () => CreateSuggestionInput) input: CreateSuggestionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SuggestionPayload> {
    const { suggestion } = await community.createSuggestion(ctx, { ...input });
    return shown(ctx, info, suggestion);
  }

  @Mutation(() => SuggestionPayload, {
    nullable: true,
    description:
      'Votes for a suggestion, or takes the vote back. Closed once it is completed, declined or merged.',
  })
  async voteForSuggestion(
    @Arg('input', () => VoteForSuggestionInput) input: VoteForSuggestionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SuggestionPayload> {
    await community.voteForSuggestion(ctx, input);
    return shown(ctx, info, input.suggestionId);
  }

  @Mutation(() => SuggestionPayload, {
    nullable: true,
    description: 'Sets progress, priority and assignee of a suggestion. For moderators and admins.',
  })
  async triageSuggestion(
    @Arg('input', () => TriageSuggestionInput) input: TriageSuggestionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SuggestionPayload> {
    await community.triageSuggestion(ctx, { ...input });
    return shown(ctx, info, input.suggestionId);
  }

  @Mutation(() => SuggestionPayload, {
    nullable: true,
    description: 'Merges a suggestion into another one. Each voter counts once. For moderators and admins.',
  })
  async mergeSuggestion(
    @Arg('input', () => MergeSuggestionInput) input: MergeSuggestionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SuggestionPayload> {
    await community.mergeSuggestions(ctx, input);
    return shown(ctx, info, input.intoId);
  }

  @Mutation(() => DeletedPayload, {
    nullable: true,
    description: 'Deletes a suggestion. For its author, and for moderators and admins.',
  })
  async deleteSuggestion(
    @Arg('input', () => DeleteSuggestionInput) { suggestionId }: DeleteSuggestionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DeletedPayload> {
    await community.deleteSuggestion(ctx, suggestionId);
    await afterWrite(ctx, info);
    return { deletedId: toGlobalId('Suggestion', suggestionId) };
  }
}

async function shown(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<SuggestionPayload> {
  await afterWrite(ctx, info);
  const suggestion = await ctx.loaders.suggestion.load(id);
  return { suggestion: suggestion && (await canSeeSuggestion(ctx, suggestion)) ? suggestion : null };
}
