import { Arg, Args, Ctx, FieldResolver, Float, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { countAgents, scanAgents } from '../../loaders/agents/lists/agent.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import {
  Agent,
  AgentCategory,
  AgentPersonalization,
  AgentProvider,
  AgentStats,
  AgentSubscription,
} from '../../models/agents/index.js';
import { canSeeAgent, isAdmin } from '../../rules/agents/index.js';
import { connection, type Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { avatarOf, offeredProviders } from '../../services/agents/index.js';

/** A page of agents. */
@ObjectType({ description: 'A page of agents.' })
export class AgentConnection extends connection('Agent', () => Agent) {}

/** The catalogue of agents. */
@Resolver(() => Agent)
export class AgentResolver {
  @Query(() => AgentConnection, {
    nullable: true,
    description: 'The catalogue of agents, those with most users first.',
  })
  agents(
    @Arg('category', () => AgentCategory, { nullable: true, description: 'Agents of this category only.' })
    category: AgentCategory | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Agents whose name, tagline, tags or subjects have words that begin so.',
    })
    search: string | null,
    @Arg('tag', () => String, { nullable: true, description: 'Agents with this tag only.' })
    tag: string | null,
    @Arg('premium', () => Boolean, {
      nullable: true,
      description: 'Premium agents only, or all others only.',
    })
    premium: boolean | null,
    @Arg('featured', () => Boolean, {
      nullable: true,
      description: 'Featured agents only, or all others only.',
    })
    featured: boolean | null,
    @Arg('isNew', () => Boolean, { nullable: true, description: 'New agents only, or all others only.' })
    isNew: boolean | null,
    @Arg('includeUnlisted', () => Boolean, {
      defaultValue: false,
      description: 'Whether disabled and deprecated agents are included. For admins; others never see them.',
    })
    includeUnlisted: boolean,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Agent>> {
    const filter = { category, search, tag, premium, featured, isNew, all: includeUnlisted && isAdmin(ctx) };
    return page<Agent, Agent>(toRange(args), {
      skeleton: (range) => scanAgents(ctx.loaders, range, filter),
      position: ({ stats, _id }) => ({ key: stats.users, id: _id }),
      hydrate: (agent) => agent,
      visible: (agent) => canSeeAgent(ctx, agent),
      count: () => countAgents(ctx.loaders, filter),
    });
  }

  @Query(() => Agent, { nullable: true, description: 'An agent by its slug. Null if there is none.' })
  async agent(
    @Arg('slug', () => String, { description: 'The slug, such as `einstein`.' }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<Agent | null> {
    const agent = await ctx.loaders.agentBySlug.load(slug);
    return agent && (await canSeeAgent(ctx, agent)) ? agent : null;
  }

  @FieldResolver(() => String, { description: 'The URL of the picture.' })
  avatar(@Root() root: unknown): string {
    return avatarOf(root as Agent);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the agent is new.' })
  isNew(@Root() root: unknown): boolean {
    return (root as Agent).recent;
  }

  @FieldResolver(() => [AgentProvider], {
    description:
      'Models that serve the agent here: the first choice, then its fallbacks. Only configured providers.',
  })
  providers(@Root() root: unknown): AgentProvider[] {
    return offeredProviders((root as Agent).providers);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The system prompt. For admins; null for others.',
  })
  systemPrompt(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    return isAdmin(ctx) ? (root as Agent).systemPrompt : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The context prompt. For admins; null for others.',
  })
  contextPrompt(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    return isAdmin(ctx) ? ((root as Agent).contextPrompt ?? null) : null;
  }

  @FieldResolver(() => AgentSubscription, {
    nullable: true,
    description: 'The viewer’s live subscription. Null if there is none.',
  })
  viewerSubscription(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<AgentSubscription | null> {
    return loaders.viewerAgentSubscription.load((root as Agent)._id);
  }

  @FieldResolver(() => AgentPersonalization, {
    nullable: true,
    description: "The viewer's personalization of the agent. Null if there is none.",
  })
  viewerPersonalization(
    @Root() root: unknown,
    @Ctx() { loaders }: Context,
  ): Promise<AgentPersonalization | null> {
    return loaders.viewerPersonalization.load((root as Agent)._id);
  }
}

/** Statistics that are computed from stored ones. */
@Resolver(() => AgentStats)
export class AgentStatsResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The average rating, 1 to 5. Null if there are no ratings.',
  })
  averageRating(@Root() root: unknown): number | null {
    const { ratings, ratingSum } = root as AgentStats;
    return ratings > 0 ? Math.round((ratingSum / ratings) * 100) / 100 : null;
  }
}
