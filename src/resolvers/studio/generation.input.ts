import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import { AIModel, PostVisibility } from '../../models/social/index.js';
import { AIGenerationType } from '../../models/studio/index.js';
import {
  ChoiceField,
  ClientIdField,
  FlagField,
  IdField,
  IntField,
  TextField,
  TextListField,
} from '../../schema/input.js';

/** Parameters of a generation. */
@InputType({ description: 'The parameters of a generation.' })
export class AIGenerationParametersInput {
  @TextField({ description: 'The style, such as `film`.', max: 100, nullable: true })
  style?: string | null;

  @TextField({ description: 'Width to height, such as `16:9`.', max: 20, nullable: true })
  aspectRatio?: string | null;

  @IntField({ description: 'Number of sampling steps.', min: 1, max: 150, nullable: true })
  steps?: number | null;

  @TextField({ description: 'The seed for repeatable results.', max: 100, nullable: true })
  seed?: string | null;

  @TextField({ description: 'The quality, such as `standard` or `hd`.', max: 20, nullable: true })
  quality?: string | null;
}

/** A request. */
@InputType({ description: 'The input of `generate`.' })
export class GenerateInput {
  @ChoiceField(() => AIGenerationType, { description: 'The type of the generation.' })
  type: AIGenerationType;

  @ChoiceField(() => AIModel, {
    description: 'The model for images and videos. Not allowed for text enhancement.',
    nullable: true,
  })
  model?: AIModel | null;

  @TextField({ description: 'The prompt, or the text to enhance.', max: 4000 })
  prompt: string;

  @ChoiceField(() => AIGenerationParametersInput, {
    description: 'The parameters of the generation.',
    nullable: true,
  })
  parameters?: AIGenerationParametersInput | null;

  @IntField({
    description: 'Number of results; more than one for images only. Defaults to 1.',
    min: 1,
    max: 4,
    nullable: true,
  })
  count?: number | null;

  @FlagField({
    description: 'Whether a text model improves the prompt first. Defaults to false.',
    nullable: true,
  })
  enhancePrompt?: boolean | null;

  @ClientIdField()
  clientId?: string | null;
}

/** One generation. */
@InputType({ description: 'The input of an operation on a generation.' })
export class GenerationInput {
  @IdField('AIGeneration', { description: 'The id of the generation.' })
  generationId: Types.ObjectId;
}

/** The same once more. */
@InputType({ description: 'The input of `retryGeneration`.' })
export class RetryGenerationInput extends GenerationInput {
  @ClientIdField()
  clientId?: string | null;
}

/** A rating. */
@InputType({ description: 'The input of `rateGeneration`.' })
export class RateGenerationInput extends GenerationInput {
  @IntField({ description: 'The rating of the result.', min: 1, max: 5 })
  rating: number;
}

/** A post to be. */
@InputType({ description: 'The input of `publishGeneration`.' })
export class PublishGenerationInput extends GenerationInput {
  @TextField({ description: 'The caption of the post.', max: 2500, nullable: true })
  caption?: string | null;

  @TextField({ description: 'The title of the post.', max: 200, nullable: true })
  title?: string | null;

  @TextListField({ description: 'The tags of the post.', max: 50, most: 30, nullable: true })
  tags?: string[] | null;

  @ChoiceField(() => PostVisibility, {
    description: 'The visibility of the post. Defaults to PUBLIC.',
    nullable: true,
  })
  visibility?: PostVisibility | null;

  @ClientIdField()
  clientId?: string | null;
}
