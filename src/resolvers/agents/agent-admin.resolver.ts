import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { Agent } from '../../models/agents/index.js';
import { MutationPayload, payload } from '../../schema/payload.js';
import { syncAgentsAs, updateAgent } from '../../services/agents/index.js';
import { afterWrite } from '../fresh.js';
import { SyncAgentsInput, UpdateAgentInput } from './input/agent.input.js';

/** A definition that was not taken over. */
@ObjectType({ description: 'A definition that was not taken over.', simpleResolvers: true })
export class RejectedAgent {
  @Field(() => String, { nullable: true, description: 'The slug. Null if the definition has none.' })
  slug: string | null;

  @Field(() => String, { description: 'The problem, and what is allowed.' })
  problem: string;
}

/** What a synchronisation did. */
@ObjectType({ description: 'The answer of a synchronisation.' })
export class SyncAgentsPayload extends MutationPayload {
  @Field(() => [String], { nullable: true, simple: true, description: 'Slugs of agents that were created.' })
  created?: string[];

  @Field(() => [String], { nullable: true, simple: true, description: 'Slugs of agents that were changed.' })
  changed?: string[];

  @Field(() => [String], {
    nullable: true,
    simple: true,
    description: 'Slugs of agents that were as defined.',
  })
  unchanged?: string[];

  @Field(() => [RejectedAgent], {
    nullable: true,
    simple: true,
    description: 'Definitions that were not taken over.',
  })
  rejected?: RejectedAgent[];
}

/** A changed agent. */
@ObjectType({ description: 'The answer of a change to an agent.' })
export class AgentPayload extends payload('agent', () => Agent, 'The agent. Null on refusal.') {}

/** The catalogue, for admins. */
@Resolver()
export class AgentAdminResolver {
  @Mutation(() => SyncAgentsPayload, {
    nullable: true,
    description:
      'Creates and changes agents by their slugs. Agents that are not named stay as they are. For admins.',
  })
  async syncAgents(
    @Arg('input', () => SyncAgentsInput) input: SyncAgentsInput,
    @Ctx() ctx: Context,
  ): Promise<SyncAgentsPayload> {
    return syncAgentsAs(ctx, input.agents);
  }

  @Mutation(() => AgentPayload, { nullable: true, description: 'Changes an agent. For admins.' })
  async updateAgent(
    @Arg('input', () => UpdateAgentInput) { agentId, ...changes }: UpdateAgentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AgentPayload> {
    await updateAgent(ctx, agentId, changes);
    await afterWrite(ctx, info);
    return { agent: await ctx.loaders.agent.load(agentId) };
  }
}
