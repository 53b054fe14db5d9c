import { Field, Float, Int, ObjectType } from 'type-graphql';
import {
  AIGenerationType,
  CanvasFileType,
  ExperimentType,
  GenerationStatus,
} from '../../../models/studio/index.js';
import { PeriodInsight } from '../insight.type.js';

/** The studio in a period. */
@ObjectType({
  description: 'Generations, canvas projects and experiments, by the time of their request.',
})
export class StudioInsights extends PeriodInsight {}

/** Canvas projects in a period. */
@ObjectType({ description: 'Canvas projects and their generations.' })
export class CanvasInsights extends PeriodInsight {}

/** Generations of one type and status. */
@ObjectType({ description: 'AI generations with one type and status.', simpleResolvers: true })
export class GenerationFigures {
  @Field(() => AIGenerationType, { description: 'The type of the result.' })
  type: AIGenerationType;

  @Field(() => GenerationStatus, { description: 'The status of the generations.' })
  status: GenerationStatus;

  @Field(() => Int, { description: 'Number of generations.' })
  count: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Average seconds from start to finish. Null if none is finished.',
  })
  averageSeconds: number | null;

  @Field(() => Int, { description: 'Number of coins charged, or held by generations that run.' })
  coins: number;
}

/** Canvas files of one type. */
@ObjectType({ description: 'Canvas files of one type.', simpleResolvers: true })
export class CanvasFileFigures {
  @Field(() => CanvasFileType, { description: 'The type of the files.' })
  key: CanvasFileType;

  @Field(() => Int, { description: 'Number of files that were created.' })
  count: number;

  @Field(() => Float, { description: 'The size of their content in bytes.' })
  bytes: number;
}

/** Experiments of one type. */
@ObjectType({ description: 'Lab experiments of one type.', simpleResolvers: true })
export class LabFigures {
  @Field(() => ExperimentType, { description: 'The type of the experiments.' })
  type: ExperimentType;

  @Field(() => Int, { description: 'Number of experiments.' })
  count: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of completed experiments among finished ones, 0 to 1. Null if none is finished.',
  })
  successRate: number | null;

  @Field(() => Float, { description: 'Number of tokens of the runs.' })
  tokens: number;

  @Field(() => Float, { description: 'Cost of the runs at the providers in US dollars.' })
  cost: number;
}
