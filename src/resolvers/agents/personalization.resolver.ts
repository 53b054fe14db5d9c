import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { Agent, AgentPersonalization, QuickAction } from '../../models/agents/index.js';
import { canSeeQuickAction } from '../../rules/agents/index.js';
import { payload } from '../../schema/payload.js';
import { personaliseAgent, resetAgentPersonalization } from '../../services/agents/index.js';
import { afterWrite } from '../fresh.js';
import { PersonaliseAgentInput, ResetAgentPersonalizationInput } from './input/personalise.input.js';

/** A changed personalisation. */
@ObjectType({ description: 'The answer of a personalisation.' })
export class PersonaliseAgentPayload extends payload(
  'personalization',
  () => AgentPersonalization,
  "The viewer's personalization of the agent. Null on refusal.",
) {
  @Field(() => Agent, { nullable: true, simple: true, description: 'The agent. Null on refusal.' })
  agent?: Agent | null;
}

/** A removed personalisation. */
@ObjectType({ description: 'The answer of a reset.' })
export class ResetAgentPersonalizationPayload extends payload(
  'agent',
  () => Agent,
  'The agent. Null on refusal.',
) {}

/** The viewer's personalisation of agents. */
@Resolver(() => AgentPersonalization)
export class PersonalizationResolver {
  @Mutation(() => PersonaliseAgentPayload, {
    nullable: true,
    description: 'Changes how an agent is for the viewer.',
  })
  async personaliseAgent(
    @Arg('input', () => PersonaliseAgentInput) input: PersonaliseAgentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PersonaliseAgentPayload> {
    await personaliseAgent(ctx, input);
    await afterWrite(ctx, info);
    const { agent, viewerPersonalization } = ctx.loaders;
    return {
      agent: await agent.load(input.agentId),
      personalization: await viewerPersonalization.load(input.agentId),
    };
  }

  @Mutation(() => ResetAgentPersonalizationPayload, {
    nullable: true,
    description: 'Removes all that the viewer changed about an agent.',
  })
  async resetAgentPersonalization(
    @Arg('input', () => ResetAgentPersonalizationInput) { agentId }: ResetAgentPersonalizationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResetAgentPersonalizationPayload> {
    await resetAgentPersonalization(ctx, agentId);
    await afterWrite(ctx, info);
    return { agent: await ctx.loaders.agent.load(agentId) };
  }

  @FieldResolver(() => [QuickAction], { description: 'Quick actions for the agent.' })
  async quickActions(@Root() root: unknown, @Ctx() ctx: Context): Promise<QuickAction[]> {
    const ids = (root as AgentPersonalization).quickActions ?? [];
    const found = await Promise.all(ids.map((id) => ctx.loaders.quickAction.load(id)));
    return found.filter((action) => action !== null && canSeeQuickAction(ctx, action)) as QuickAction[];
  }
}
