/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../schema.js';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The outcome of a battle in the eyes of a voter. */
export type BattleChoice =
  /** Answer A is better. */
  | 'A'
  /** Answer B is better. */
  | 'B'
  /** Both answers are bad. Counts as a tie. */
  | 'BOTH_BAD'
  /** Both answers are equally good. */
  | 'TIE';

/** The error codes. The same codes are in `userErrors` and in `extensions.code`. */
export type ErrorCode =
  /** An argument or input field is invalid. `field` names it. */
  | 'BAD_USER_INPUT'
  /** The request conflicts with stored data, such as a taken name or a reused clientId with another input. */
  | 'CONFLICT'
  /** The viewer may see the content but may not do this. */
  | 'FORBIDDEN'
  /** The balance of coins, credits or money is too low. */
  | 'INSUFFICIENT_FUNDS'
  /** An internal error. The request id identifies it in the logs. */
  | 'INTERNAL'
  /** The login, password, code or refresh token is wrong. */
  | 'INVALID_CREDENTIALS'
  /** The content does not exist or is not visible to the viewer. */
  | 'NOT_FOUND'
  /** The operation is too deep, too wide or too expensive. */
  | 'QUERY_TOO_COMPLEX'
  /** Too many requests. `extensions.retryAfter` is the number of seconds to wait. */
  | 'RATE_LIMITED'
  /** The password is right, and a code of the second factor is required. Send the input again with a code. */
  | 'SECOND_FACTOR_REQUIRED'
  /** The viewer is not signed in, or the token has expired or ended. */
  | 'UNAUTHENTICATED'
  /** A dependency such as the database is unavailable. Retry after `extensions.retryAfter` seconds with the same clientId. */
  | 'UNAVAILABLE';

/** The field of a research experiment. */
export type ExperimentCategory =
  /** The analysis of images and videos. */
  | 'COMPUTER_VISION'
  /** Natural language processing. */
  | 'NLP'
  /** Any other field. */
  | 'OTHER'
  /** Learning from rewards. */
  | 'REINFORCEMENT_LEARNING';

/** The methodology of a research experiment. */
export type ExperimentMethodologyInput = {
  /** The dataset in use. Up to 200 characters. */
  dataset?: string | null | undefined;
  /** The model under study. Up to 200 characters. */
  model?: string | null | undefined;
  /** The parameters by name. */
  parameters?: Record<string, unknown> | null | undefined;
};

/** The status of an experiment. COMPLETED and FAILED are final. */
export type ExperimentStatus =
  /** The experiment has results. */
  | 'COMPLETED'
  /** The experiment failed. For experiments that run on the platform, the cost is refunded. */
  | 'FAILED'
  /** A research experiment that is interrupted. */
  | 'PAUSED'
  /** The experiment waits in the queue. */
  | 'PENDING'
  /** A research experiment that has not started. */
  | 'PLANNING'
  /** The experiment runs. */
  | 'RUNNING';

/** The type of a lab experiment. All but RESEARCH run on the platform. */
export type ExperimentType =
  /** Two models answer the same prompt. Their names stay hidden until the viewer votes. */
  | 'BATTLE_ARENA'
  /** The symbols, emotions and themes of a dream. */
  | 'DREAM_ANALYSIS'
  /** The emotions in a text, with scores. */
  | 'EMOTION_ANALYSIS'
  /** Scenarios for a question about the future, with probabilities. */
  | 'FUTURE_PREDICTION'
  /** An image made from a prompt. */
  | 'IMAGE_GENERATION'
  /** A short piece of music as notes. */
  | 'MUSIC_GENERATION'
  /** An image made from a prompt in an artistic style. */
  | 'NEURAL_ART'
  /** The five personality traits that a text suggests. */
  | 'PERSONALITY_ANALYSIS'
  /** A research experiment that people carry out and document. */
  | 'RESEARCH'
  /** A short story with characters and chapters. */
  | 'STORY_GENERATION'
  /** A script for a speech synthesizer (SSML). */
  | 'VOICE_GENERATION';

/** The budget of a new research experiment, in minor units. */
export type NewExperimentBudgetInput = {
  /** The allocated amount in minor units. 0 to 2000000000. */
  allocated?: number | null | undefined;
  /** The ISO 4217 currency code. Defaults to USD. 3 to 3 characters. */
  currency?: string | null | undefined;
};

/** The input of `runExperiment`. */
export type RunExperimentInput = {
  /** The budget. RESEARCH only. */
  budget?: NewExperimentBudgetInput | null | undefined;
  /** The field of research. RESEARCH only. */
  category?: ExperimentCategory | null | undefined;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: string | null | undefined;
  /** The collaborators, who may see and change the experiment. Up to 20 ids of the format usr_…. */
  collaboratorIds?: Array<string> | null | undefined;
  /** The description of the experiment. Up to 1000 characters. */
  description?: string | null | undefined;
  /** Estimated time of completion. */
  estimatedCompletion?: string | null | undefined;
  /** The hypothesis. RESEARCH only. Up to 500 characters. */
  hypothesis?: string | null | undefined;
  /** The input by the type of the experiment. BATTLE_ARENA: prompt, models (two, optional). DREAM_ANALYSIS: dream. EMOTION_ANALYSIS and PERSONALITY_ANALYSIS: text. FUTURE_PREDICTION: question, horizon. IMAGE_GENERATION and NEURAL_ART: prompt, style, aspectRatio. MUSIC_GENERATION: prompt, mood, tempo. STORY_GENERATION: prompt, genre, chapters. VOICE_GENERATION: text, voice. */
  input?: Record<string, unknown> | null | undefined;
  /** The methodology. RESEARCH only. */
  methodology?: ExperimentMethodologyInput | null | undefined;
  /** The name of the experiment. 1 to 200 characters. */
  name: string;
  /** The tags of the experiment. Up to 20 items of 1 to 50 characters. */
  tags?: Array<string> | null | undefined;
  /** The type of the experiment. */
  type: ExperimentType;
};

/** The input of `voteBattle`. */
export type VoteBattleInput = {
  /** The viewer's vote. */
  choice: BattleChoice;
  /** The id of the experiment. Format: exp_…. */
  experimentId: string;
};

export type ExperimentPartsFragment = { id: string, number: string, name: string, type: Types.ExperimentType, status: Types.ExperimentStatus, credits: number, input: Record<string, unknown>, output: Record<string, unknown> | null, errorMessage: string | null, viewerVote: Types.BattleChoice | null, createdAt: string, usage: { model: string | null, cost: number | null } | null };

export type LabPageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LabPageQuery = { viewer: { id: string, credits: { remaining: number, total: number, nextReset: string | null }, experiments: { nodes: Array<{ id: string, number: string, name: string, type: Types.ExperimentType, status: Types.ExperimentStatus, credits: number, input: Record<string, unknown>, output: Record<string, unknown> | null, errorMessage: string | null, viewerVote: Types.BattleChoice | null, createdAt: string, usage: { model: string | null, cost: number | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, modelRatings: Array<{ model: string, rating: number, wins: number, losses: number, ties: number }> | null };

export type RunExperimentMutationVariables = Exact<{
  input: Types.RunExperimentInput;
}>;


export type RunExperimentMutation = { runExperiment: { experiment: { id: string, number: string, name: string, type: Types.ExperimentType, status: Types.ExperimentStatus, credits: number, input: Record<string, unknown>, output: Record<string, unknown> | null, errorMessage: string | null, viewerVote: Types.BattleChoice | null, createdAt: string, usage: { model: string | null, cost: number | null } | null } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type LabExperimentQueryVariables = Exact<{
  id: string;
}>;


export type LabExperimentQuery = { node:
    | { id: string, number: string, name: string, type: Types.ExperimentType, status: Types.ExperimentStatus, credits: number, input: Record<string, unknown>, output: Record<string, unknown> | null, errorMessage: string | null, viewerVote: Types.BattleChoice | null, createdAt: string, usage: { model: string | null, cost: number | null } | null }
    | Record<PropertyKey, never>
   | null };

export type VoteBattleMutationVariables = Exact<{
  input: Types.VoteBattleInput;
}>;


export type VoteBattleMutation = { voteBattle: { experiment: { id: string, number: string, name: string, type: Types.ExperimentType, status: Types.ExperimentStatus, credits: number, input: Record<string, unknown>, output: Record<string, unknown> | null, errorMessage: string | null, viewerVote: Types.BattleChoice | null, createdAt: string, usage: { model: string | null, cost: number | null } | null } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export const ExperimentPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExperimentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Experiment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}}]}}]} as unknown as DocumentNode<ExperimentPartsFragment, unknown>;
export const LabPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LabPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"credits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"nextReset"}}]}},{"kind":"Field","name":{"kind":"Name","value":"experiments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExperimentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoParts"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"modelRatings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"wins"}},{"kind":"Field","name":{"kind":"Name","value":"losses"}},{"kind":"Field","name":{"kind":"Name","value":"ties"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExperimentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Experiment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<LabPageQuery, LabPageQueryVariables>;
export const RunExperimentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RunExperiment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RunExperimentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runExperiment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"experiment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExperimentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExperimentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Experiment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<RunExperimentMutation, RunExperimentMutationVariables>;
export const LabExperimentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LabExperiment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Experiment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExperimentParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExperimentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Experiment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}}]}}]} as unknown as DocumentNode<LabExperimentQuery, LabExperimentQueryVariables>;
export const VoteBattleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VoteBattle"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VoteBattleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voteBattle"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"experiment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExperimentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExperimentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Experiment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"output"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<VoteBattleMutation, VoteBattleMutationVariables>;