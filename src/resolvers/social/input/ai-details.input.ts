import { Field, Float, InputType, Int } from 'type-graphql';
import { AIModel } from '../../../models/social/index.js';

/** How a post was made with AI. */
@InputType('AIDetailsInput', { description: 'How a post was made with AI.' })
export class AIDetailsInput {
  @Field(() => Boolean, { nullable: true, description: 'True when a model made it.' })
  isAIGenerated?: boolean | null;

  @Field(() => AIModel, { nullable: true, description: 'Which model.' })
  model?: AIModel | null;

  @Field(() => String, { nullable: true, description: 'What was asked of it, up to 4,000 characters.' })
  prompt?: string | null;

  @Field(() => String, { nullable: true, description: 'What was really asked, after enhancement.' })
  enhancedPrompt?: string | null;

  @Field(() => String, { nullable: true, description: 'The style asked for.' })
  style?: string | null;

  @Field(() => String, { nullable: true, description: 'Width to height, such as 16:9.' })
  aspectRatio?: string | null;

  @Field(() => Int, { nullable: true, description: 'Sampling steps.' })
  steps?: number | null;

  @Field(() => Float, { nullable: true, description: 'How long it took, in seconds.' })
  generationTime?: number | null;

  @Field(() => Int, { nullable: true, description: 'What it cost, in coins.' })
  cost?: number | null;

  @Field(() => String, { nullable: true, description: 'The seed, to make the same again.' })
  seed?: string | null;
}
