import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { AIProvider } from './ai-enums.js';
import { AgentPeriod } from './agent-enums.js';

/** The character of an agent. */
@ObjectType({ description: 'The character of an agent.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class AgentPersonality {
  @Field(() => [String], { description: 'Traits, such as `patient`.' })
  @prop({ type: () => [String], default: [] })
  traits: string[];

  @Field(() => String, { nullable: true, description: 'The style of answers, such as `educational`.' })
  @prop({ type: String, maxlength: 100 })
  tone?: string;

  @Field(() => [String], { description: 'Subjects that the agent knows well.' })
  @prop({ type: () => [String], default: [] })
  expertise: string[];
}

/** An example question with a good answer. */
@ObjectType({ description: 'An example of a question and the agent’s answer.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class AgentExample {
  @Field(() => String, { description: 'The text of the question.' })
  @prop({ type: String, required: true, maxlength: 500 })
  input: string;

  @Field(() => String, { description: 'The answer of the agent.' })
  @prop({ type: String, required: true, maxlength: 2_000 })
  output: string;
}

/** The defaults of an agent's answers. */
@ObjectType({ description: 'The default settings of an agent’s answers.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class AgentSettings {
  @Field(() => Int, { description: 'Maximum number of tokens of an answer.' })
  @prop({ type: Number, min: 100, max: 4_000, default: 2_000 })
  maxTokens: number;

  @Field(() => Float, { description: 'Randomness of answers, 0 to 2.' })
  @prop({ type: Number, min: 0, max: 2, default: 0.7 })
  temperature: number;

  @Field(() => Int, { description: 'Number of free answers per user and day (UTC).' })
  @prop({ type: Number, min: 0, max: 1_000, default: 5 })
  freeAnswersPerDay: number;
}

/** A model that an agent uses. */
@ObjectType({ description: 'A model that serves an agent.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class AgentProvider {
  @Field(() => AIProvider, { description: 'The provider of the model.' })
  @prop({ type: String, enum: AIProvider, required: true })
  provider: AIProvider;

  @Field(() => String, { description: 'The name of the model at the provider.' })
  @prop({ type: String, required: true, maxlength: 100 })
  model: string;

  @Field(() => Boolean, {
    description: 'Whether the model is the first choice. The others are fallbacks, in order.',
  })
  @prop({ type: Boolean, default: false })
  primary: boolean;

  @Field(() => String, { nullable: true, description: 'The effort of reasoning, such as `advanced`.' })
  @prop({ type: String, maxlength: 50 })
  reasoning?: string;
}

/** The price of a period. */
@ObjectType({ description: 'The price of a subscription period.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class AgentPrice {
  @Field(() => AgentPeriod, { description: 'The billing period chosen.' })
  @prop({ type: String, enum: AgentPeriod, required: true })
  period: AgentPeriod;

  @Field(() => Int, { description: 'The price in minor units, such as cents.' })
  @prop({ type: Number, required: true, min: 0, validate: Number.isSafeInteger })
  amount: number;

  @Field(() => String, { description: 'The currency of `amount`, as an ISO 4217 code.' })
  @prop({ type: String, default: 'USD', match: /^[A-Z]{3}$/ })
  currency: string;

  @Field(() => Int, { description: 'The price in coins.' })
  @prop({ type: Number, required: true, min: 0, validate: Number.isSafeInteger })
  coins: number;
}

/** Counters of an agent, folded from events. */
@ObjectType({ description: 'Statistics of an agent.' })
@modelOptions({ schemaOptions: { _id: false } })
export class AgentStats {
  @Field(() => Int, { simple: true, description: 'Number of users who chatted with the agent.' })
  @prop({ type: Number, default: 0 })
  users: number;

  @Field(() => Int, { simple: true, description: 'Number of chats.' })
  @prop({ type: Number, default: 0 })
  sessions: number;

  @Field(() => Int, { simple: true, description: 'Number of messages of users and answers.' })
  @prop({ type: Number, default: 0 })
  messages: number;

  @Field(() => Int, { simple: true, description: 'Number of ratings.' })
  @prop({ type: Number, default: 0 })
  ratings: number;

  /** The sum of the ratings. The average is this divided by `ratings`: an average of averages would drift. */
  @prop({ type: Number, default: 0 })
  ratingSum: number;

  @Field(() => Int, { simple: true, description: 'Number of live subscriptions.' })
  @prop({ type: Number, default: 0 })
  subscribers: number;
}
