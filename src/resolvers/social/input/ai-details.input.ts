import { Field, Float, InputType, Int } from 'type-graphql';
import { AIModel } from '../../../models/social/index.js';

@InputType('AIDetailsInput', { description: 'Details about how AI was used for a post.' })
export class AIDetailsInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether an AI model made the content.' })
  isAIGenerated?: boolean | null;

  @Field(() => AIModel, { nullable: true, description: 'The AI model.' })
  model?: AIModel | null;

  @Field(() => String, { nullable: true, description: 'The prompt, up to 4,000 characters.' })
  prompt?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The prompt that the model received after enhancement.',
  })
  enhancedPrompt?: string | null;

  @Field(() => String, { nullable: true, description: 'The requested style.' })
  style?: string | null;

  @Field(() => String, { nullable: true, description: 'The aspect ratio, such as 16:9.' })
  aspectRatio?: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of sampling steps.' })
  steps?: number | null;

  @Field(() => Float, { nullable: true, description: 'The generation time in seconds.' })
  generationTime?: number | null;

  @Field(() => Int, { nullable: true, description: 'The cost in coins.' })
  cost?: number | null;

  @Field(() => String, { nullable: true, description: 'The seed of the generation, to repeat it.' })
  seed?: string | null;
}
