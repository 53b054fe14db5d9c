/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../schema.js';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The provider that runs a model. */
export type AiProvider =
  /** The API of Anthropic. */
  | 'ANTHROPIC'
  /** The API of Cohere. */
  | 'COHERE'
  /** A server with the OpenAI protocol, such as Ollama or vLLM. */
  | 'COMPATIBLE'
  /** The Gemini API of Google. */
  | 'GEMINI'
  /** The API of Groq. */
  | 'GROQ'
  /** The API of Hugging Face. */
  | 'HUGGINGFACE'
  /** The API of Mistral. */
  | 'MISTRAL'
  /** Prepared answers of the gateway itself, used where no provider is configured. */
  | 'OFFLINE'
  /** The API of OpenAI. */
  | 'OPENAI'
  /** The API of xAI. */
  | 'XAI';

/** The subject area of an agent. */
export type AgentCategory =
  /** Agents for work and business. */
  | 'BUSINESS'
  /** Agents for conversation. */
  | 'COMPANION'
  /** Agents for art and writing. */
  | 'CREATIVE'
  /** Agents for learning. */
  | 'EDUCATION'
  /** Agents for games and fun. */
  | 'ENTERTAINMENT'
  /** Agents for health and well-being. */
  | 'HEALTH_WELLNESS'
  /** Agents for the home and daily life. */
  | 'HOME_LIFESTYLE'
  /** Agents for software and technology. */
  | 'TECHNOLOGY';

/** A question and a good answer. */
export type AgentExampleInput = {
  /** The question, up to 500 characters. */
  input: string;
  /** The answer, up to 2000 characters. */
  output: string;
};

/** The definition of an agent. A wrong definition is reported in `rejected`. */
export type AgentInput = {
  /** The URL of a picture. Without one, the gateway draws one. */
  avatarUrl?: string | null | undefined;
  /** Capabilities, up to 20 of 50 characters. */
  capabilities?: Array<string> | null | undefined;
  /** The subject area. Needed for a new agent. */
  category?: AgentCategory | null | undefined;
  /** The colours, up to 100 characters. */
  color?: string | null | undefined;
  /** The context prompt, up to 4000 characters. */
  contextPrompt?: string | null | undefined;
  /** The description, up to 500 characters. */
  description?: string | null | undefined;
  /** Examples, up to 10. */
  exampleResponses?: Array<AgentExampleInput> | null | undefined;
  /** Features, up to 20 of 200 characters. */
  features?: Array<string> | null | undefined;
  /** The name of an icon, up to 50 characters. */
  icon?: string | null | undefined;
  /** Whether the agent is enabled. Defaults to true. */
  isActive?: boolean | null | undefined;
  /** Whether the agent is featured. */
  isFeatured?: boolean | null | undefined;
  /** Whether the agent is new. */
  isNew?: boolean | null | undefined;
  /** Whether a subscription is needed beyond the free answers. */
  isPremium?: boolean | null | undefined;
  /** The name, up to 100 characters. Needed for a new agent. */
  name?: string | null | undefined;
  /** The personality of the agent. */
  personality?: AgentPersonalityInput | null | undefined;
  /** Prices, one per period. Needed for a premium agent. */
  pricing?: Array<AgentPriceInput> | null | undefined;
  /** Models, up to 8. */
  providers?: Array<AgentProviderInput> | null | undefined;
  /** Time of the release. */
  releaseDate?: string | null | undefined;
  /** The default settings of answers. */
  settings?: AgentSettingsInput | null | undefined;
  /** The slug, by which the agent is found: lower-case letters, digits and hyphens. */
  slug: string;
  /** Whether the agent can be used. Defaults to ACTIVE. */
  status?: AgentStatus | null | undefined;
  /** Questions to start with, up to 10 of 200 characters. */
  suggestedPrompts?: Array<string> | null | undefined;
  /** The system prompt, up to 8000 characters. Needed for a new agent. */
  systemPrompt?: string | null | undefined;
  /** The specialty in one line, up to 100 characters. */
  tagline?: string | null | undefined;
  /** Tags, up to 20 of 50 characters. */
  tags?: Array<string> | null | undefined;
  /** Use cases, up to 20 of 200 characters. */
  useCases?: Array<string> | null | undefined;
  /** The version, up to 50 characters. */
  version?: string | null | undefined;
  /** The first message, up to 500 characters. Needed for a new agent. */
  welcomeMessage?: string | null | undefined;
};

/** The length of a subscription period. */
export type AgentPeriod =
  /** A period of one day. */
  | 'DAILY'
  /** A calendar month. A subscription that starts on the 31st ends on the last day of shorter months. */
  | 'MONTHLY'
  /** A period of seven days. */
  | 'WEEKLY';

/** The character of an agent. */
export type AgentPersonalityInput = {
  /** Subjects, up to 20 of 50 characters. */
  expertise?: Array<string> | null | undefined;
  /** The style of answers, up to 100 characters. */
  tone?: string | null | undefined;
  /** Traits, up to 20 of 50 characters. */
  traits?: Array<string> | null | undefined;
};

/** The price of a period. */
export type AgentPriceInput = {
  /** The price in minor units, 0 or more. */
  amount: number;
  /** The price in coins, 0 or more. */
  coins: number;
  /** The currency, as an ISO 4217 code. Defaults to USD. */
  currency?: string | null | undefined;
  /** The period. Each at most once. */
  period: AgentPeriod;
};

/** A model that serves an agent. */
export type AgentProviderInput = {
  /** The name of the model. */
  model: string;
  /** Whether the model is the first choice. Exactly one is. */
  primary?: boolean | null | undefined;
  /** The AI provider used. */
  provider: AiProvider;
  /** The effort of reasoning. */
  reasoning?: string | null | undefined;
};

/** The default settings of an agent’s answers. */
export type AgentSettingsInput = {
  /** Free answers per user and day, 0 to 1000. Defaults to 5. */
  freeAnswersPerDay?: number | null | undefined;
  /** Maximum number of tokens, 100 to 4000. Defaults to 2000. */
  maxTokens?: number | null | undefined;
  /** Randomness, 0 to 2. Defaults to 0.7. */
  temperature?: number | null | undefined;
};

/** Whether an agent can be used. */
export type AgentStatus =
  /** The agent is listed and answers. */
  | 'ACTIVE'
  /** The agent is no longer listed. Existing subscribers may still use it. */
  | 'DEPRECATED'
  /** The agent is listed and does not answer for now. */
  | 'MAINTENANCE';

/** The length of a billing period. */
export type BillingInterval =
  /** A period of one day. */
  | 'DAY'
  /** One calendar month. The day of the month is kept where a month has it. */
  | 'MONTH'
  /** A period of seven days. */
  | 'WEEK'
  /** One calendar year. */
  | 'YEAR';

/** The invoices of a subscription that a coupon reduces. */
export type CouponDuration =
  /** All invoices of it. */
  | 'FOREVER'
  /** The first invoice. */
  | 'ONCE'
  /** All invoices of a number of months. */
  | 'REPEATING';

/** The kinds of discount. */
export type CouponKind =
  /** By an amount in one currency. */
  | 'AMOUNT'
  /** By a percentage of the price. */
  | 'PERCENT';

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

/** The code of a plan. */
export type PlanCode =
  /** The agent plan that is billed by day. */
  | 'DAILY'
  /** The platform plan for organisations. */
  | 'ENTERPRISE'
  /** The platform plan without a price. */
  | 'FREE'
  /** The agent plan that is billed by month. */
  | 'MONTHLY'
  /** The platform plan for creators. */
  | 'PRO'
  /** The agent plan that is billed by week. */
  | 'WEEKLY';

/** The kinds of plans. */
export type PlanKind =
  /** A single agent. */
  | 'AGENT'
  /** The features of the whole platform. */
  | 'PLATFORM';

/** The risk of running a tool, as its author states it. */
export type RiskLevel =
  /** The tool changes data or spends money. */
  | 'HIGH'
  /** The tool only computes. */
  | 'LOW'
  /** The tool reaches the network or reads private data. */
  | 'MEDIUM';

/** A coin pack. Saving the same number of coins again changes its price. */
export type SaveCoinPackInput = {
  /** The price in minor units, tax included. Null ends the sale of the pack. 1 to 2147483647. */
  amount?: number | null | undefined;
  /** Number of coins. 1 to 1000000000. */
  coins: number;
  /** The currency, as ISO 4217 code. 3 to 3 characters. */
  currency: string;
};

/** A coupon. Saving the same code again changes the coupon. */
export type SaveCouponInput = {
  /** The amount in minor units, for the kind AMOUNT. 1 to 2147483647. */
  amount?: number | null | undefined;
  /** The code: letters, digits, hyphens and underscores, in any case. 2 to 40 characters. */
  code: string;
  /** The currency of the amount, as ISO 4217 code. 3 to 3 characters. */
  currency?: string | null | undefined;
  /** The invoices that the coupon reduces. */
  duration: CouponDuration;
  /** Number of months, for the duration REPEATING. 1 to 60. */
  durationInMonths?: number | null | undefined;
  /** Whether the coupon can be redeemed. Defaults to true. */
  isActive?: boolean | null | undefined;
  /** The kind of discount of the coupon. */
  kind: CouponKind;
  /** Number of redemptions for each user. Defaults to 1. 1 to 100. */
  maxPerUser?: number | null | undefined;
  /** Number of redemptions in all. Without it there is no limit. 1 to 100000. */
  maxRedemptions?: number | null | undefined;
  /** Further codes of the same coupon. All codes share its limits. Up to 50 items of 2 to 40 characters. */
  moreCodes?: Array<string> | null | undefined;
  /** The percentage, for the kind PERCENT. 1 to 100. */
  percent?: number | null | undefined;
  /** Time from which the coupon is valid. Defaults to now. */
  validFrom?: string | null | undefined;
  /** Time until which the coupon is valid. Without it, it does not end. */
  validUntil?: string | null | undefined;
};

/** A price of a plan. Running subscriptions keep the price that they have. */
export type SavePlanPriceInput = {
  /** The amount in minor units, tax included. Null ends the sale at this price. 1 to 2147483647. */
  amount?: number | null | undefined;
  /** The currency, as ISO 4217 code. 3 to 3 characters. */
  currency: string;
  /** The length of a billing period. */
  interval: BillingInterval;
  /** The plan to use. Format: plan_…. */
  planId: string;
};

/** Definitions of agents. */
export type SyncAgentsInput = {
  /** The definitions. Up to 200 items. */
  agents: Array<AgentInput>;
};

/** The category of a tool. */
export type ToolCategory =
  /** Tools that use AI models. */
  | 'AI'
  /** Tools that measure and report. */
  | 'ANALYTICS'
  /** Tools that run tasks without a person. */
  | 'AUTOMATION'
  /** Tools of any other kind. */
  | 'CUSTOM'
  /** Tools that read, convert or write data. */
  | 'DATA_PROCESSING'
  /** Tools for writing and testing software. */
  | 'DEVELOPER'
  /** Tools that connect other services. */
  | 'INTEGRATION'
  /** Tools for networks and addresses. */
  | 'NETWORK'
  /** Tools for hashes, keys and audits. */
  | 'SECURITY'
  /** Small tools for everyday tasks. */
  | 'UTILITY'
  /** Tools for web pages. */
  | 'WEB';

/** Whether moderators have checked a tool or a version. */
export type ToolReviewState =
  /** A moderator has approved it. */
  | 'APPROVED'
  /** It changed after a check and waits for the next one. */
  | 'IN_REVIEW'
  /** A moderator has rejected it. */
  | 'REJECTED'
  /** Nobody has checked it; it is usable. */
  | 'UNREVIEWED';

/** Changes to an agent. What is left out or null stays as it is. */
export type UpdateAgentInput = {
  /** The agent's own messages. Format: agt_…. */
  agentId: string;
  /** The URL of a picture. Without one, the gateway draws one. */
  avatarUrl?: string | null | undefined;
  /** Capabilities, up to 20 of 50 characters. */
  capabilities?: Array<string> | null | undefined;
  /** The subject area. Needed for a new agent. */
  category?: AgentCategory | null | undefined;
  /** The colours, up to 100 characters. */
  color?: string | null | undefined;
  /** The context prompt, up to 4000 characters. */
  contextPrompt?: string | null | undefined;
  /** The description, up to 500 characters. */
  description?: string | null | undefined;
  /** Examples, up to 10. */
  exampleResponses?: Array<AgentExampleInput> | null | undefined;
  /** Features, up to 20 of 200 characters. */
  features?: Array<string> | null | undefined;
  /** The name of an icon, up to 50 characters. */
  icon?: string | null | undefined;
  /** Whether the agent is enabled. Defaults to true. */
  isActive?: boolean | null | undefined;
  /** Whether the agent is featured. */
  isFeatured?: boolean | null | undefined;
  /** Whether the agent is new. */
  isNew?: boolean | null | undefined;
  /** Whether a subscription is needed beyond the free answers. */
  isPremium?: boolean | null | undefined;
  /** The name, up to 100 characters. Needed for a new agent. */
  name?: string | null | undefined;
  /** The personality of the agent. */
  personality?: AgentPersonalityInput | null | undefined;
  /** Prices, one per period. Needed for a premium agent. */
  pricing?: Array<AgentPriceInput> | null | undefined;
  /** Models, up to 8. */
  providers?: Array<AgentProviderInput> | null | undefined;
  /** Time of the release. */
  releaseDate?: string | null | undefined;
  /** The default settings of answers. */
  settings?: AgentSettingsInput | null | undefined;
  /** Whether the agent can be used. Defaults to ACTIVE. */
  status?: AgentStatus | null | undefined;
  /** Questions to start with, up to 10 of 200 characters. */
  suggestedPrompts?: Array<string> | null | undefined;
  /** The system prompt, up to 8000 characters. Needed for a new agent. */
  systemPrompt?: string | null | undefined;
  /** The specialty in one line, up to 100 characters. */
  tagline?: string | null | undefined;
  /** Tags, up to 20 of 50 characters. */
  tags?: Array<string> | null | undefined;
  /** Use cases, up to 20 of 200 characters. */
  useCases?: Array<string> | null | undefined;
  /** The version, up to 50 characters. */
  version?: string | null | undefined;
  /** The first message, up to 500 characters. Needed for a new agent. */
  welcomeMessage?: string | null | undefined;
};

/** Input of `updatePlan`. Absent fields stay as they are. */
export type UpdatePlanInput = {
  /** Number of coins that each paid invoice grants. 0 to 1000000. */
  coins?: number | null | undefined;
  /** The description of the plan. 1 to 500 characters. */
  description?: string | null | undefined;
  /** The features of the plan. Up to 20 items of 1 to 100 characters. */
  features?: Array<string> | null | undefined;
  /** Whether the plan can be bought. */
  isActive?: boolean | null | undefined;
  /** The name of the plan. 1 to 100 characters. */
  name?: string | null | undefined;
  /** The plan to use. Format: plan_…. */
  planId: string;
  /** Number of days of the trial period. 0 to 90. */
  trialDays?: number | null | undefined;
};

/** A moderator's verdict on a tool or on one of its versions. */
export type VerifyToolInput = {
  /** Whether it is approved. Defaults to true. */
  approved?: boolean | null | undefined;
  /** The tool. Format: tool_…. */
  toolId: string;
  /** The version that is checked. Absent for the tool as it stands. Format: tver_…. */
  versionId?: string | null | undefined;
};

export type AdminAgentPartsFragment = { id: string, slug: string, name: string, avatar: string, category: Types.AgentCategory, status: Types.AgentStatus, tagline: string | null, description: string | null, tags: Array<string>, isActive: boolean, isFeatured: boolean, isNew: boolean, isPremium: boolean, systemPrompt: string | null, welcomeMessage: string, version: string, updatedAt: string, settings: { temperature: number, maxTokens: number, freeAnswersPerDay: number }, stats: { sessions: number, messages: number, users: number, subscribers: number, averageRating: number | null } };

export type AdminAgentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type AdminAgentsQuery = { agents: { nodes: Array<{ id: string, slug: string, name: string, avatar: string, category: Types.AgentCategory, status: Types.AgentStatus, tagline: string | null, description: string | null, tags: Array<string>, isActive: boolean, isFeatured: boolean, isNew: boolean, isPremium: boolean, systemPrompt: string | null, welcomeMessage: string, version: string, updatedAt: string, settings: { temperature: number, maxTokens: number, freeAnswersPerDay: number }, stats: { sessions: number, messages: number, users: number, subscribers: number, averageRating: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AdminUpdateAgentMutationVariables = Exact<{
  input: Types.UpdateAgentInput;
}>;


export type AdminUpdateAgentMutation = { updateAgent: { agent: { id: string, slug: string, name: string, avatar: string, category: Types.AgentCategory, status: Types.AgentStatus, tagline: string | null, description: string | null, tags: Array<string>, isActive: boolean, isFeatured: boolean, isNew: boolean, isPremium: boolean, systemPrompt: string | null, welcomeMessage: string, version: string, updatedAt: string, settings: { temperature: number, maxTokens: number, freeAnswersPerDay: number }, stats: { sessions: number, messages: number, users: number, subscribers: number, averageRating: number | null } } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type AdminSyncAgentsMutationVariables = Exact<{
  input: Types.SyncAgentsInput;
}>;


export type AdminSyncAgentsMutation = { syncAgents: { created: Array<string> | null, changed: Array<string> | null, unchanged: Array<string> | null, rejected: Array<{ slug: string | null, problem: string }> | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type AdminPlanPartsFragment = { id: string, code: Types.PlanCode, kind: Types.PlanKind, name: string, description: string, features: Array<string>, coins: number, trialDays: number, rank: number, isActive: boolean, prices: Array<{ id: string, amount: number, currency: string, interval: Types.BillingInterval }> };

export type CoinPackPartsFragment = { id: string, coins: number, amount: number, currency: string, isActive: boolean };

export type AdminPricesQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminPricesQuery = { plans: Array<{ id: string, code: Types.PlanCode, kind: Types.PlanKind, name: string, description: string, features: Array<string>, coins: number, trialDays: number, rank: number, isActive: boolean, prices: Array<{ id: string, amount: number, currency: string, interval: Types.BillingInterval }> }> | null, coinPacks: Array<{ id: string, coins: number, amount: number, currency: string, isActive: boolean }> | null };

export type AdminUpdatePlanMutationVariables = Exact<{
  input: Types.UpdatePlanInput;
}>;


export type AdminUpdatePlanMutation = { updatePlan: { plan: { id: string, code: Types.PlanCode, kind: Types.PlanKind, name: string, description: string, features: Array<string>, coins: number, trialDays: number, rank: number, isActive: boolean, prices: Array<{ id: string, amount: number, currency: string, interval: Types.BillingInterval }> } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type AdminSavePlanPriceMutationVariables = Exact<{
  input: Types.SavePlanPriceInput;
}>;


export type AdminSavePlanPriceMutation = { savePlanPrice: { plan: { id: string, code: Types.PlanCode, kind: Types.PlanKind, name: string, description: string, features: Array<string>, coins: number, trialDays: number, rank: number, isActive: boolean, prices: Array<{ id: string, amount: number, currency: string, interval: Types.BillingInterval }> } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type AdminSaveCoinPackMutationVariables = Exact<{
  input: Types.SaveCoinPackInput;
}>;


export type AdminSaveCoinPackMutation = { saveCoinPack: { coinPack: { id: string, coins: number, amount: number, currency: string, isActive: boolean } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type AdminCouponPartsFragment = { id: string, code: string, codes: Array<string>, kind: Types.CouponKind, percent: number | null, amount: number | null, currency: string | null, duration: Types.CouponDuration, durationInMonths: number | null, maxRedemptions: number | null, maxPerUser: number, redemptions: number | null, validFrom: string | null, validUntil: string | null, isActive: boolean };

export type AdminCouponsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  active?: boolean | null | undefined;
}>;


export type AdminCouponsQuery = { coupons: { nodes: Array<{ id: string, code: string, codes: Array<string>, kind: Types.CouponKind, percent: number | null, amount: number | null, currency: string | null, duration: Types.CouponDuration, durationInMonths: number | null, maxRedemptions: number | null, maxPerUser: number, redemptions: number | null, validFrom: string | null, validUntil: string | null, isActive: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AdminSaveCouponMutationVariables = Exact<{
  input: Types.SaveCouponInput;
}>;


export type AdminSaveCouponMutation = { saveCoupon: { coupon: { id: string, code: string, codes: Array<string>, kind: Types.CouponKind, percent: number | null, amount: number | null, currency: string | null, duration: Types.CouponDuration, durationInMonths: number | null, maxRedemptions: number | null, maxPerUser: number, redemptions: number | null, validFrom: string | null, validUntil: string | null, isActive: boolean } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type ReviewedToolPartsFragment = { id: string, slug: string, name: string, icon: string | null, category: Types.ToolCategory, description: string, codeUrl: string, currentVersion: string | null, isVerified: boolean, isFeatured: boolean, requiredPermissions: Array<string>, reviewState: Types.ToolReviewState, riskLevel: Types.RiskLevel, sandboxed: boolean, updatedAt: string, author: { id: string, username: string, fullName: string, avatar: string | null } | null };

export type AdminToolsInReviewQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminToolsInReviewQuery = { toolsInReview: { nodes: Array<{ id: string, slug: string, name: string, icon: string | null, category: Types.ToolCategory, description: string, codeUrl: string, currentVersion: string | null, isVerified: boolean, isFeatured: boolean, requiredPermissions: Array<string>, reviewState: Types.ToolReviewState, riskLevel: Types.RiskLevel, sandboxed: boolean, updatedAt: string, author: { id: string, username: string, fullName: string, avatar: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AdminToolVersionsInReviewQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminToolVersionsInReviewQuery = { toolVersionsInReview: { nodes: Array<{ id: string, version: string, changelog: string | null, codeUrl: string, requiredPermissions: Array<string>, reviewState: Types.ToolReviewState, riskLevel: Types.RiskLevel, sandboxed: boolean, releasedAt: string, tool: { id: string, slug: string, name: string, icon: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AdminVerifyToolMutationVariables = Exact<{
  input: Types.VerifyToolInput;
}>;


export type AdminVerifyToolMutation = { verifyTool: { tool: { id: string, slug: string, name: string, icon: string | null, category: Types.ToolCategory, description: string, codeUrl: string, currentVersion: string | null, isVerified: boolean, isFeatured: boolean, requiredPermissions: Array<string>, reviewState: Types.ToolReviewState, riskLevel: Types.RiskLevel, sandboxed: boolean, updatedAt: string, author: { id: string, username: string, fullName: string, avatar: string | null } | null } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export const AdminAgentPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminAgentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"isFeatured"}},{"kind":"Field","name":{"kind":"Name","value":"isNew"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"systemPrompt"}},{"kind":"Field","name":{"kind":"Name","value":"welcomeMessage"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"freeAnswersPerDay"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"}},{"kind":"Field","name":{"kind":"Name","value":"messages"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"subscribers"}},{"kind":"Field","name":{"kind":"Name","value":"averageRating"}}]}}]}}]} as unknown as DocumentNode<AdminAgentPartsFragment, unknown>;
export const AdminPlanPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminPlanParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}},{"kind":"Field","name":{"kind":"Name","value":"trialDays"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}}]}}]}}]} as unknown as DocumentNode<AdminPlanPartsFragment, unknown>;
export const CoinPackPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoinPackParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoinPack"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}}]} as unknown as DocumentNode<CoinPackPartsFragment, unknown>;
export const AdminCouponPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminCouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codes"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptions"}},{"kind":"Field","name":{"kind":"Name","value":"maxPerUser"}},{"kind":"Field","name":{"kind":"Name","value":"redemptions"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validUntil"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}}]} as unknown as DocumentNode<AdminCouponPartsFragment, unknown>;
export const ReviewedToolPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewedToolParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"codeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"isVerified"}},{"kind":"Field","name":{"kind":"Name","value":"isFeatured"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPermissions"}},{"kind":"Field","name":{"kind":"Name","value":"reviewState"}},{"kind":"Field","name":{"kind":"Name","value":"riskLevel"}},{"kind":"Field","name":{"kind":"Name","value":"sandboxed"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}}]}}]} as unknown as DocumentNode<ReviewedToolPartsFragment, unknown>;
export const AdminAgentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminAgents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeUnlisted"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminAgentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminAgentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"isFeatured"}},{"kind":"Field","name":{"kind":"Name","value":"isNew"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"systemPrompt"}},{"kind":"Field","name":{"kind":"Name","value":"welcomeMessage"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"freeAnswersPerDay"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"}},{"kind":"Field","name":{"kind":"Name","value":"messages"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"subscribers"}},{"kind":"Field","name":{"kind":"Name","value":"averageRating"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<AdminAgentsQuery, AdminAgentsQueryVariables>;
export const AdminUpdateAgentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdminUpdateAgent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateAgentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAgent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminAgentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminAgentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"isFeatured"}},{"kind":"Field","name":{"kind":"Name","value":"isNew"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"systemPrompt"}},{"kind":"Field","name":{"kind":"Name","value":"welcomeMessage"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"freeAnswersPerDay"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"}},{"kind":"Field","name":{"kind":"Name","value":"messages"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"subscribers"}},{"kind":"Field","name":{"kind":"Name","value":"averageRating"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<AdminUpdateAgentMutation, AdminUpdateAgentMutationVariables>;
export const AdminSyncAgentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdminSyncAgents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SyncAgentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"syncAgents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<AdminSyncAgentsMutation, AdminSyncAgentsMutationVariables>;
export const AdminPricesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminPrices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plans"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"includeInactive"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminPlanParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coinPacks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoinPackParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminPlanParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}},{"kind":"Field","name":{"kind":"Name","value":"trialDays"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoinPackParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoinPack"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}}]} as unknown as DocumentNode<AdminPricesQuery, AdminPricesQueryVariables>;
export const AdminUpdatePlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdminUpdatePlan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdatePlanInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updatePlan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminPlanParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminPlanParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}},{"kind":"Field","name":{"kind":"Name","value":"trialDays"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<AdminUpdatePlanMutation, AdminUpdatePlanMutationVariables>;
export const AdminSavePlanPriceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdminSavePlanPrice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SavePlanPriceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"savePlanPrice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminPlanParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminPlanParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}},{"kind":"Field","name":{"kind":"Name","value":"trialDays"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<AdminSavePlanPriceMutation, AdminSavePlanPriceMutationVariables>;
export const AdminSaveCoinPackDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdminSaveCoinPack"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveCoinPackInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveCoinPack"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coinPack"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoinPackParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoinPackParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoinPack"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<AdminSaveCoinPackMutation, AdminSaveCoinPackMutationVariables>;
export const AdminCouponsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminCoupons"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"25"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"active"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coupons"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"active"},"value":{"kind":"Variable","name":{"kind":"Name","value":"active"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminCouponParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminCouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codes"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptions"}},{"kind":"Field","name":{"kind":"Name","value":"maxPerUser"}},{"kind":"Field","name":{"kind":"Name","value":"redemptions"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validUntil"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<AdminCouponsQuery, AdminCouponsQueryVariables>;
export const AdminSaveCouponDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdminSaveCoupon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveCouponInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveCoupon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coupon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminCouponParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminCouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codes"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptions"}},{"kind":"Field","name":{"kind":"Name","value":"maxPerUser"}},{"kind":"Field","name":{"kind":"Name","value":"redemptions"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validUntil"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<AdminSaveCouponMutation, AdminSaveCouponMutationVariables>;
export const AdminToolsInReviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminToolsInReview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toolsInReview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewedToolParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewedToolParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"codeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"isVerified"}},{"kind":"Field","name":{"kind":"Name","value":"isFeatured"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPermissions"}},{"kind":"Field","name":{"kind":"Name","value":"reviewState"}},{"kind":"Field","name":{"kind":"Name","value":"riskLevel"}},{"kind":"Field","name":{"kind":"Name","value":"sandboxed"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<AdminToolsInReviewQuery, AdminToolsInReviewQueryVariables>;
export const AdminToolVersionsInReviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminToolVersionsInReview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toolVersionsInReview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"changelog"}},{"kind":"Field","name":{"kind":"Name","value":"codeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPermissions"}},{"kind":"Field","name":{"kind":"Name","value":"reviewState"}},{"kind":"Field","name":{"kind":"Name","value":"riskLevel"}},{"kind":"Field","name":{"kind":"Name","value":"sandboxed"}},{"kind":"Field","name":{"kind":"Name","value":"releasedAt"}},{"kind":"Field","name":{"kind":"Name","value":"tool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<AdminToolVersionsInReviewQuery, AdminToolVersionsInReviewQueryVariables>;
export const AdminVerifyToolDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdminVerifyTool"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyToolInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyTool"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewedToolParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewedToolParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"codeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"isVerified"}},{"kind":"Field","name":{"kind":"Name","value":"isFeatured"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPermissions"}},{"kind":"Field","name":{"kind":"Name","value":"reviewState"}},{"kind":"Field","name":{"kind":"Name","value":"riskLevel"}},{"kind":"Field","name":{"kind":"Name","value":"sandboxed"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<AdminVerifyToolMutation, AdminVerifyToolMutationVariables>;