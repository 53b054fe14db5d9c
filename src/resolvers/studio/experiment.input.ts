import { GraphQLJSONObject } from 'graphql-scalars';
import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import {
  ArtifactType,
  BattleChoice,
  ExperimentCategory,
  ExperimentStatus,
  ExperimentType,
  MOST_ARTIFACTS,
  MOST_RESEARCHERS,
} from '../../models/studio/index.js';
import {
  ChoiceField,
  ClientIdField,
  DateField,
  IdField,
  IdListField,
  IntField,
  ListField,
  TextField,
  TextListField,
  UrlField,
} from '../../schema/input.js';

const LARGEST_AMOUNT = 2_000_000_000;

/** How it is done. */
@InputType({ description: 'The methodology of a research experiment.' })
export class ExperimentMethodologyInput {
  @TextField({ description: 'The model under study.', max: 200, nullable: true })
  model?: string | null;

  @TextField({ description: 'The dataset in use.', max: 200, nullable: true })
  dataset?: string | null;

  @ChoiceField(() => GraphQLJSONObject, { description: 'The parameters by name.', nullable: true })
  parameters?: Record<string, unknown> | null;
}

/** An artifact. */
@InputType({ description: 'An artifact of a research experiment.' })
export class ExperimentArtifactInput {
  @TextField({ description: 'The name of the artifact.', max: 200 })
  name: string;

  @UrlField({ description: 'The address of the artifact.' })
  url: string;

  @ChoiceField(() => ArtifactType, { description: 'The kind of the artifact.', nullable: true })
  type?: ArtifactType | null;
}

/** What came out. */
@InputType({ description: 'The results of a research experiment. What is left out stays as it is.' })
export class ExperimentResultsInput {
  @ChoiceField(() => GraphQLJSONObject, { description: 'The metrics by name.', nullable: true })
  metrics?: Record<string, unknown> | null;

  @TextField({ description: 'The observations of the researchers.', max: 1000, nullable: true })
  observations?: string | null;

  @ListField(() => ExperimentArtifactInput, {
    description: 'All artifacts.',
    most: MOST_ARTIFACTS,
    nullable: true,
  })
  artifacts?: ExperimentArtifactInput[] | null;
}

/** A new budget. */
@InputType({ description: 'The budget of a new research experiment, in minor units.' })
export class NewExperimentBudgetInput {
  @IntField({
    description: 'The allocated amount in minor units.',
    min: 0,
    max: LARGEST_AMOUNT,
    nullable: true,
  })
  allocated?: number | null;

  @TextField({ description: 'The ISO 4217 currency code. Defaults to USD.', min: 3, max: 3, nullable: true })
  currency?: string | null;
}

/** A changed budget. */
@InputType({ description: 'Changes to the budget of a research experiment, in minor units.' })
export class ExperimentBudgetInput extends NewExperimentBudgetInput {
  @IntField({
    description:
      'The spent total in minor units, up to the allocated amount. The difference is noted as a correction.',
    min: 0,
    max: LARGEST_AMOUNT,
    nullable: true,
  })
  spent?: number | null;
}

/** An experiment to be. */
@InputType({ description: 'The input of `runExperiment`.' })
export class RunExperimentInput {
  @ChoiceField(() => ExperimentType, { description: 'The type of the experiment.' })
  type: ExperimentType;

  @TextField({ description: 'The name of the experiment.', max: 200 })
  name: string;

  @TextField({ description: 'The description of the experiment.', max: 1000, nullable: true })
  description?: string | null;

  @ChoiceField(() => GraphQLJSONObject, {
    description:
      'The input by the type of the experiment. BATTLE_ARENA: prompt, models (two, optional). DREAM_ANALYSIS: dream. EMOTION_ANALYSIS and PERSONALITY_ANALYSIS: text. FUTURE_PREDICTION: question, horizon. IMAGE_GENERATION and NEURAL_ART: prompt, style, aspectRatio. MUSIC_GENERATION: prompt, mood, tempo. STORY_GENERATION: prompt, genre, chapters. VOICE_GENERATION: text, voice.',
    nullable: true,
  })
  input?: Record<string, unknown> | null;

  @TextListField({ description: 'The tags of the experiment.', max: 50, most: 20, nullable: true })
  tags?: string[] | null;

  @ChoiceField(() => ExperimentCategory, {
    description: 'The field of research. RESEARCH only.',
    nullable: true,
  })
  category?: ExperimentCategory | null;

  @TextField({ description: 'The hypothesis. RESEARCH only.', max: 500, nullable: true })
  hypothesis?: string | null;

  @ChoiceField(() => ExperimentMethodologyInput, {
    description: 'The methodology. RESEARCH only.',
    nullable: true,
  })
  methodology?: ExperimentMethodologyInput | null;

  @ChoiceField(() => NewExperimentBudgetInput, { description: 'The budget. RESEARCH only.', nullable: true })
  budget?: NewExperimentBudgetInput | null;

  @IdListField('User', {
    description: 'The collaborators, who may see and change the experiment.',
    most: MOST_RESEARCHERS,
    nullable: true,
  })
  collaboratorIds?: Types.ObjectId[] | null;

  @DateField({ description: 'Estimated time of completion.', nullable: true })
  estimatedCompletion?: Date | null;

  @ClientIdField()
  clientId?: string | null;
}

/** One experiment. */
@InputType({ description: 'The input of an operation on an experiment.' })
export class ExperimentInput {
  @IdField('Experiment', { description: 'The id of the experiment.' })
  experimentId: Types.ObjectId;
}

/** Changes of an experiment. */
@InputType({ description: 'The input of `updateExperiment`. What is left out stays as it is.' })
export class UpdateExperimentInput extends ExperimentInput {
  @TextField({ description: 'The name of the experiment.', min: 1, max: 200, nullable: true })
  name?: string | null;

  @TextField({ description: 'The description of the experiment.', max: 1000, nullable: true })
  description?: string | null;

  @TextListField({ description: 'The tags of the experiment.', max: 50, most: 20, nullable: true })
  tags?: string[] | null;

  @ChoiceField(() => ExperimentStatus, {
    description: 'The next status of a research experiment: RUNNING, PAUSED, COMPLETED or FAILED.',
    nullable: true,
  })
  status?: ExperimentStatus | null;

  @ChoiceField(() => ExperimentCategory, { description: 'The field of research.', nullable: true })
  category?: ExperimentCategory | null;

  @TextField({ description: 'The hypothesis of the experiment.', max: 500, nullable: true })
  hypothesis?: string | null;

  @ChoiceField(() => ExperimentMethodologyInput, {
    description: 'Changes to the methodology.',
    nullable: true,
  })
  methodology?: ExperimentMethodologyInput | null;

  @ChoiceField(() => ExperimentResultsInput, { description: 'Changes to the results.', nullable: true })
  results?: ExperimentResultsInput | null;

  @ChoiceField(() => ExperimentBudgetInput, {
    description: 'Changes to the budget. Only the owner changes allocated amount and currency.',
    nullable: true,
  })
  budget?: ExperimentBudgetInput | null;

  @IdListField('User', {
    description: 'All collaborators. Owner only.',
    most: MOST_RESEARCHERS,
    nullable: true,
  })
  collaboratorIds?: Types.ObjectId[] | null;

  @DateField({ description: 'Estimated time of completion.', nullable: true })
  estimatedCompletion?: Date | null;
}

/** An expense. */
@InputType({ description: 'The input of `recordExperimentSpending`.' })
export class ExperimentSpendingInput extends ExperimentInput {
  @IntField({
    description: 'The amount in minor units; negative for money that comes back.',
    min: -LARGEST_AMOUNT,
    max: LARGEST_AMOUNT,
  })
  amount: number;

  @TextField({ description: 'The purpose of the expense.', max: 200 })
  note: string;

  @ClientIdField()
  clientId?: string | null;
}

/** A vote. */
@InputType({ description: 'The input of `voteBattle`.' })
export class VoteBattleInput extends ExperimentInput {
  @ChoiceField(() => BattleChoice, { description: "The viewer's vote." })
  choice: BattleChoice;
}
