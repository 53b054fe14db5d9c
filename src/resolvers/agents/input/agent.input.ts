import { Field, Float, InputType, Int } from 'type-graphql';
import type { Types } from 'mongoose';
import { AgentCategory, AgentPeriod, AgentStatus, AIProvider } from '../../../models/agents/index.js';
import { IdField, ListField } from '../../../schema/input.js';

const nullable = true;

/** The character of an agent. */
@InputType({ description: 'The character of an agent.' })
export class AgentPersonalityInput {
  @Field(() => [String], { nullable, description: 'Traits, up to 20 of 50 characters.' })
  traits?: string[] | null;

  @Field(() => String, { nullable, description: 'The style of answers, up to 100 characters.' })
  tone?: string | null;

  @Field(() => [String], { nullable, description: 'Subjects, up to 20 of 50 characters.' })
  expertise?: string[] | null;
}

/** An example. */
@InputType({ description: 'A question and a good answer.' })
export class AgentExampleInput {
  @Field(() => String, { description: 'The question, up to 500 characters.' })
  input: string;

  @Field(() => String, { description: 'The answer, up to 2000 characters.' })
  output: string;
}

/** Defaults of answers. */
@InputType({ description: 'The default settings of an agent’s answers.' })
export class AgentSettingsInput {
  @Field(() => Int, { nullable, description: 'Maximum number of tokens, 100 to 4000. Defaults to 2000.' })
  maxTokens?: number | null;

  @Field(() => Float, { nullable, description: 'Randomness, 0 to 2. Defaults to 0.7.' })
  temperature?: number | null;

  @Field(() => Int, { nullable, description: 'Free answers per user and day, 0 to 1000. Defaults to 5.' })
  freeAnswersPerDay?: number | null;
}

/** A model. */
@InputType({ description: 'A model that serves an agent.' })
export class AgentProviderInput {
  @Field(() => AIProvider, { description: 'The AI provider used.' })
  provider: AIProvider;

  @Field(() => String, { description: 'The name of the model.' })
  model: string;

  @Field(() => Boolean, { nullable, description: 'Whether the model is the first choice. Exactly one is.' })
  primary?: boolean | null;

  @Field(() => String, { nullable, description: 'The effort of reasoning.' })
  reasoning?: string | null;
}

/** A price. */
@InputType({ description: 'The price of a period.' })
export class AgentPriceInput {
  @Field(() => AgentPeriod, { description: 'The period. Each at most once.' })
  period: AgentPeriod;

  @Field(() => Int, { description: 'The price in minor units, 0 or more.' })
  amount: number;

  @Field(() => String, { nullable, description: 'The currency, as an ISO 4217 code. Defaults to USD.' })
  currency?: string | null;

  @Field(() => Int, { description: 'The price in coins, 0 or more.' })
  coins: number;
}

/** What an admin may change about an agent. */
@InputType()
abstract class AgentFields {
  @Field(() => String, { nullable, description: 'The name, up to 100 characters. Needed for a new agent.' })
  name?: string | null;

  @Field(() => String, { nullable, description: 'The specialty in one line, up to 100 characters.' })
  tagline?: string | null;

  @Field(() => String, { nullable, description: 'The description, up to 500 characters.' })
  description?: string | null;

  @Field(() => String, { nullable, description: 'The URL of a picture. Without one, the gateway draws one.' })
  avatarUrl?: string | null;

  @Field(() => String, { nullable, description: 'The name of an icon, up to 50 characters.' })
  icon?: string | null;

  @Field(() => AgentCategory, { nullable, description: 'The subject area. Needed for a new agent.' })
  category?: AgentCategory | null;

  @Field(() => [String], { nullable, description: 'Tags, up to 20 of 50 characters.' })
  tags?: string[] | null;

  @Field(() => String, { nullable, description: 'The colours, up to 100 characters.' })
  color?: string | null;

  @Field(() => AgentPersonalityInput, { nullable, description: 'The personality of the agent.' })
  personality?: AgentPersonalityInput | null;

  @Field(() => String, {
    nullable,
    description: 'The system prompt, up to 8000 characters. Needed for a new agent.',
  })
  systemPrompt?: string | null;

  @Field(() => String, { nullable, description: 'The context prompt, up to 4000 characters.' })
  contextPrompt?: string | null;

  @Field(() => String, {
    nullable,
    description: 'The first message, up to 500 characters. Needed for a new agent.',
  })
  welcomeMessage?: string | null;

  @Field(() => [String], { nullable, description: 'Questions to start with, up to 10 of 200 characters.' })
  suggestedPrompts?: string[] | null;

  @Field(() => [AgentExampleInput], { nullable, description: 'Examples, up to 10.' })
  exampleResponses?: AgentExampleInput[] | null;

  @Field(() => [String], { nullable, description: 'Capabilities, up to 20 of 50 characters.' })
  capabilities?: string[] | null;

  @Field(() => [String], { nullable, description: 'Features, up to 20 of 200 characters.' })
  features?: string[] | null;

  @Field(() => [String], { nullable, description: 'Use cases, up to 20 of 200 characters.' })
  useCases?: string[] | null;

  @Field(() => AgentSettingsInput, { nullable, description: 'The default settings of answers.' })
  settings?: AgentSettingsInput | null;

  @Field(() => [AgentProviderInput], { nullable, description: 'Models, up to 8.' })
  providers?: AgentProviderInput[] | null;

  @Field(() => [AgentPriceInput], {
    nullable,
    description: 'Prices, one per period. Needed for a premium agent.',
  })
  pricing?: AgentPriceInput[] | null;

  @Field(() => AgentStatus, { nullable, description: 'Whether the agent can be used. Defaults to ACTIVE.' })
  status?: AgentStatus | null;

  @Field(() => Boolean, { nullable, description: 'Whether the agent is enabled. Defaults to true.' })
  isActive?: boolean | null;

  @Field(() => Boolean, {
    nullable,
    description: 'Whether a subscription is needed beyond the free answers.',
  })
  isPremium?: boolean | null;

  @Field(() => Boolean, { nullable, description: 'Whether the agent is new.' })
  isNew?: boolean | null;

  @Field(() => Boolean, { nullable, description: 'Whether the agent is featured.' })
  isFeatured?: boolean | null;

  @Field(() => String, { nullable, description: 'The version, up to 50 characters.' })
  version?: string | null;

  @Field(() => Date, { nullable, description: 'Time of the release.' })
  releaseDate?: Date | null;
}

/** The definition of an agent. Its limits are checked per agent, so that an invalid one does not stop the others. */
@InputType({ description: 'The definition of an agent. A wrong definition is reported in `rejected`.' })
export class AgentInput extends AgentFields {
  @Field(() => String, {
    description: 'The slug, by which the agent is found: lower-case letters, digits and hyphens.',
  })
  slug: string;
}

/** A synchronisation. */
@InputType({ description: 'Definitions of agents.' })
export class SyncAgentsInput {
  @ListField(() => AgentInput, { description: 'The definitions.', most: 200 })
  agents: AgentInput[];
}

/** A change of an agent. */
@InputType({ description: 'Changes to an agent. What is left out or null stays as it is.' })
export class UpdateAgentInput extends AgentFields {
  @IdField('Agent', { description: "The agent's own messages." })
  agentId: Types.ObjectId;
}
