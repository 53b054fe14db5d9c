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

/** Notifications about an agent’s answers. */
export type AgentNotificationSettingsInput = {
  /** Whether desktop notifications are shown. */
  desktop?: boolean | null | undefined;
  /** Whether the viewer is notified about answers. */
  enabled?: boolean | null | undefined;
  /** The name of the sound. Up to 50 characters. */
  sound?: string | null | undefined;
};

/** The length of a subscription period. */
export type AgentPeriod =
  /** A period of one day. */
  | 'DAILY'
  /** A calendar month. A subscription that starts on the 31st ends on the last day of shorter months. */
  | 'MONTHLY'
  /** A period of seven days. */
  | 'WEEKLY';

/** Whether an agent can be used. */
export type AgentStatus =
  /** The agent is listed and answers. */
  | 'ACTIVE'
  /** The agent is no longer listed. Existing subscribers may still use it. */
  | 'DEPRECATED'
  /** The agent is listed and does not answer for now. */
  | 'MAINTENANCE';

/** The state of a subscription to an agent. */
export type AgentSubscriptionStatus =
  /** The subscription gives access. */
  | 'ACTIVE'
  /** The user cancelled, and the paid period is over. */
  | 'CANCELLED'
  /** The paid period is over and was not renewed. */
  | 'EXPIRED'
  /** The renewal could not be paid. Access lasts until the end of the grace period. */
  | 'PAUSED'
  /** The first payment has not arrived. No access yet. */
  | 'PENDING';

/** A cancellation at the end of the paid period. */
export type CancelAgentSubscriptionInput = {
  /** The reason. Up to 500 characters. */
  reason?: string | null | undefined;
  /** The subscription. Format: asub_…. */
  subscriptionId: string;
};

/** The style of an agent’s answers. */
export type ChatMode =
  /** Answers of medium length and detail. */
  | 'BALANCED'
  /** Answers with code. */
  | 'CODING'
  /** Answers with more variety. */
  | 'CREATIVE'
  /** Short and quick answers. */
  | 'FAST'
  /** Answers in a formal style. */
  | 'PROFESSIONAL';

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

/** The way of payment. */
export type PayWith =
  /** A card, through the payment processor. */
  | 'CARD'
  /** Coins of the wallet. */
  | 'COINS';

/** Changes to how an agent is for the viewer. What is left out stays as it is; null resets a field. */
export type PersonaliseAgentInput = {
  /** The agent's own messages. Format: agt_…. */
  agentId: string;
  /** Whether chats with the agent are saved. */
  autoSave?: boolean | null | undefined;
  /** The picture. An http or https URL, up to 2048 characters. */
  avatar?: string | null | undefined;
  /** The color theme chosen. Up to 100 characters. */
  color?: string | null | undefined;
  /** Facts that the agent takes into account. Up to 2000 characters. */
  context?: string | null | undefined;
  /** Subjects that are added. Up to 20 items of 1 to 50 characters. */
  expertise?: Array<string> | null | undefined;
  /** Instructions that are added to the agent’s prompt. Up to 2000 characters. */
  instructions?: string | null | undefined;
  /** Whether the changes apply. */
  isActive?: boolean | null | undefined;
  /** Maximum number of tokens of an answer. 1 to 4000. */
  maxTokens?: number | null | undefined;
  /** The style of answers. */
  mode?: ChatMode | null | undefined;
  /** The viewer’s name for the agent. Up to 100 characters. */
  nickname?: string | null | undefined;
  /** Notifications about answers. */
  notifications?: AgentNotificationSettingsInput | null | undefined;
  /** Quick actions for the agent. Up to 20 ids of the format qact_…. */
  quickActionIds?: Array<string> | null | undefined;
  /** Randomness of answers. 0 to 2. */
  temperature?: number | null | undefined;
  /** The tone, such as `formal`, `casual` or `technical`. Up to 50 characters. */
  tone?: string | null | undefined;
  /** Traits that are added. Up to 20 items of 1 to 50 characters. */
  traits?: Array<string> | null | undefined;
  /** The first message. Up to 500 characters. */
  welcomeMessage?: string | null | undefined;
};

/** An agent to put back to its defaults. */
export type ResetAgentPersonalizationInput = {
  /** The agent's own messages. Format: agt_…. */
  agentId: string;
};

/** A subscription to an agent. */
export type ResumeAgentSubscriptionInput = {
  /** The subscription. Format: asub_…. */
  subscriptionId: string;
};

/** A new chat. */
export type StartChatInput = {
  /** The agent's own messages. Format: agt_…. */
  agentId: string;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: string | null | undefined;
  /** The title. Without one, a model writes it after the first answer. Up to 100 characters. */
  title?: string | null | undefined;
};

/** A subscription to an agent. The price is that of the catalogue. */
export type SubscribeToAgentInput = {
  /** The agent to subscribe to. Format: agt_…. */
  agentId: string;
  /** Whether the subscription renews at the end of the period. */
  autoRenew?: boolean;
  /** The page to come back to without paying by card. An http or https URL, up to 2048 characters. */
  cancelUrl?: string | null | undefined;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: string | null | undefined;
  /** A coupon. Up to 50 characters. */
  coupon?: string | null | undefined;
  /** The way of payment. */
  payWith?: PayWith;
  /** The billing period chosen. */
  period: AgentPeriod;
  /** The page to come back to after paying by card. An http or https URL, up to 2048 characters. */
  successUrl?: string | null | undefined;
};

export type AgentCardPartsFragment = { id: string, slug: string, name: string, tagline: string | null, avatar: string, category: Types.AgentCategory, isPremium: boolean, isNew: boolean, isFeatured: boolean, status: Types.AgentStatus, stats: { averageRating: number | null, ratings: number, users: number }, pricing: Array<{ period: Types.AgentPeriod, amount: number, currency: string, coins: number }> };

export type AgentSubscriptionPartsFragment = { id: string, status: Types.AgentSubscriptionStatus, period: Types.AgentPeriod, payWith: Types.PayWith, autoRenew: boolean, cancelledAt: string | null, expiresAt: string, startsAt: string, price: { period: Types.AgentPeriod, amount: number, currency: string, coins: number }, usage: { messages: number, tokens: number } };

export type AgentPersonalizationPartsFragment = { id: string, nickname: string | null, tone: string, mode: Types.ChatMode, instructions: string | null, context: string | null, traits: Array<string>, temperature: number | null, maxTokens: number | null, welcomeMessage: string | null, isActive: boolean };

export type AgentsPageQueryVariables = Exact<{
  search?: string | null | undefined;
  category?: Types.AgentCategory | null | undefined;
  premium?: boolean | null | undefined;
  isNew?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type AgentsPageQuery = { agents: { nodes: Array<{ id: string, slug: string, name: string, tagline: string | null, avatar: string, category: Types.AgentCategory, isPremium: boolean, isNew: boolean, isFeatured: boolean, status: Types.AgentStatus, stats: { averageRating: number | null, ratings: number, users: number }, pricing: Array<{ period: Types.AgentPeriod, amount: number, currency: string, coins: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type FeaturedAgentsQueryVariables = Exact<{ [key: string]: never; }>;


export type FeaturedAgentsQuery = { agents: { nodes: Array<{ id: string, slug: string, name: string, tagline: string | null, avatar: string, category: Types.AgentCategory, isPremium: boolean, isNew: boolean, isFeatured: boolean, status: Types.AgentStatus, stats: { averageRating: number | null, ratings: number, users: number }, pricing: Array<{ period: Types.AgentPeriod, amount: number, currency: string, coins: number }> }> } | null };

export type AgentPageQueryVariables = Exact<{
  slug: string;
}>;


export type AgentPageQuery = { agent: { description: string | null, version: string, tags: Array<string>, features: Array<string>, useCases: Array<string>, capabilities: Array<string>, suggestedPrompts: Array<string>, welcomeMessage: string, id: string, slug: string, name: string, tagline: string | null, avatar: string, category: Types.AgentCategory, isPremium: boolean, isNew: boolean, isFeatured: boolean, status: Types.AgentStatus, personality: { traits: Array<string>, tone: string | null, expertise: Array<string> }, exampleResponses: Array<{ input: string, output: string }>, providers: Array<{ provider: Types.AiProvider, model: string, primary: boolean }>, settings: { freeAnswersPerDay: number, maxTokens: number, temperature: number }, stats: { averageRating: number | null, ratings: number, users: number, messages: number, subscribers: number }, viewerSubscription: { id: string, status: Types.AgentSubscriptionStatus, period: Types.AgentPeriod, payWith: Types.PayWith, autoRenew: boolean, cancelledAt: string | null, expiresAt: string, startsAt: string, price: { period: Types.AgentPeriod, amount: number, currency: string, coins: number }, usage: { messages: number, tokens: number } } | null, viewerPersonalization: { id: string, nickname: string | null, tone: string, mode: Types.ChatMode, instructions: string | null, context: string | null, traits: Array<string>, temperature: number | null, maxTokens: number | null, welcomeMessage: string | null, isActive: boolean } | null, pricing: Array<{ period: Types.AgentPeriod, amount: number, currency: string, coins: number }> } | null };

export type AgentChatsQueryVariables = Exact<{
  agentId: string;
}>;


export type AgentChatsQuery = { viewer: { id: string, chatSessions: { nodes: Array<{ id: string, title: string, lastMessageAt: string }> } } | null };

export type StartAgentChatMutationVariables = Exact<{
  input: Types.StartChatInput;
}>;


export type StartAgentChatMutation = { startChat: { session: { id: string } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type SubscribeToAgentMutationVariables = Exact<{
  input: Types.SubscribeToAgentInput;
}>;


export type SubscribeToAgentMutation = { subscribeToAgent: { subscription: { id: string, status: Types.AgentSubscriptionStatus, period: Types.AgentPeriod, payWith: Types.PayWith, autoRenew: boolean, cancelledAt: string | null, expiresAt: string, startsAt: string, agent: { id: string, viewerSubscription: { id: string } | null } | null, price: { period: Types.AgentPeriod, amount: number, currency: string, coins: number }, usage: { messages: number, tokens: number } } | null, checkout: { id: string, url: string | null } | null, viewer: { id: string, coins: number } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type CancelAgentSubscriptionMutationVariables = Exact<{
  input: Types.CancelAgentSubscriptionInput;
}>;


export type CancelAgentSubscriptionMutation = { cancelAgentSubscription: { subscription: { id: string, status: Types.AgentSubscriptionStatus, period: Types.AgentPeriod, payWith: Types.PayWith, autoRenew: boolean, cancelledAt: string | null, expiresAt: string, startsAt: string, price: { period: Types.AgentPeriod, amount: number, currency: string, coins: number }, usage: { messages: number, tokens: number } } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type ResumeAgentSubscriptionMutationVariables = Exact<{
  input: Types.ResumeAgentSubscriptionInput;
}>;


export type ResumeAgentSubscriptionMutation = { resumeAgentSubscription: { subscription: { id: string, status: Types.AgentSubscriptionStatus, period: Types.AgentPeriod, payWith: Types.PayWith, autoRenew: boolean, cancelledAt: string | null, expiresAt: string, startsAt: string, price: { period: Types.AgentPeriod, amount: number, currency: string, coins: number }, usage: { messages: number, tokens: number } } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type PersonaliseAgentMutationVariables = Exact<{
  input: Types.PersonaliseAgentInput;
}>;


export type PersonaliseAgentMutation = { personaliseAgent: { agent: { id: string, viewerPersonalization: { id: string, nickname: string | null, tone: string, mode: Types.ChatMode, instructions: string | null, context: string | null, traits: Array<string>, temperature: number | null, maxTokens: number | null, welcomeMessage: string | null, isActive: boolean } | null } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export type ResetAgentPersonalizationMutationVariables = Exact<{
  input: Types.ResetAgentPersonalizationInput;
}>;


export type ResetAgentPersonalizationMutation = { resetAgentPersonalization: { agent: { id: string, viewerPersonalization: { id: string, nickname: string | null, tone: string, mode: Types.ChatMode, instructions: string | null, context: string | null, traits: Array<string>, temperature: number | null, maxTokens: number | null, welcomeMessage: string | null, isActive: boolean } | null } | null, userErrors: Array<{ code: Types.ErrorCode, field: string | null, message: string, reason: string | null, params: Record<string, unknown> | null }> } | null };

export const AgentCardPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentCardParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"isNew"}},{"kind":"Field","name":{"kind":"Name","value":"isFeatured"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"averageRating"}},{"kind":"Field","name":{"kind":"Name","value":"ratings"}},{"kind":"Field","name":{"kind":"Name","value":"users"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}}]}}]}}]} as unknown as DocumentNode<AgentCardPartsFragment, unknown>;
export const AgentSubscriptionPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentSubscriptionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgentSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"payWith"}},{"kind":"Field","name":{"kind":"Name","value":"autoRenew"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messages"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}}]}}]}}]} as unknown as DocumentNode<AgentSubscriptionPartsFragment, unknown>;
export const AgentPersonalizationPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentPersonalizationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgentPersonalization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"tone"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"context"}},{"kind":"Field","name":{"kind":"Name","value":"traits"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"welcomeMessage"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}}]} as unknown as DocumentNode<AgentPersonalizationPartsFragment, unknown>;
export const AgentsPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgentsPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"category"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AgentCategory"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"premium"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isNew"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"24"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"category"},"value":{"kind":"Variable","name":{"kind":"Name","value":"category"}}},{"kind":"Argument","name":{"kind":"Name","value":"premium"},"value":{"kind":"Variable","name":{"kind":"Name","value":"premium"}}},{"kind":"Argument","name":{"kind":"Name","value":"isNew"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isNew"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentCardParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageInfoParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentCardParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"isNew"}},{"kind":"Field","name":{"kind":"Name","value":"isFeatured"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"averageRating"}},{"kind":"Field","name":{"kind":"Name","value":"ratings"}},{"kind":"Field","name":{"kind":"Name","value":"users"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageInfoParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<AgentsPageQuery, AgentsPageQueryVariables>;
export const FeaturedAgentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FeaturedAgents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"4"}},{"kind":"Argument","name":{"kind":"Name","value":"featured"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentCardParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentCardParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"isNew"}},{"kind":"Field","name":{"kind":"Name","value":"isFeatured"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"averageRating"}},{"kind":"Field","name":{"kind":"Name","value":"ratings"}},{"kind":"Field","name":{"kind":"Name","value":"users"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}}]}}]}}]} as unknown as DocumentNode<FeaturedAgentsQuery, FeaturedAgentsQueryVariables>;
export const AgentPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgentPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentCardParts"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"useCases"}},{"kind":"Field","name":{"kind":"Name","value":"capabilities"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedPrompts"}},{"kind":"Field","name":{"kind":"Name","value":"welcomeMessage"}},{"kind":"Field","name":{"kind":"Name","value":"personality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"traits"}},{"kind":"Field","name":{"kind":"Name","value":"tone"}},{"kind":"Field","name":{"kind":"Name","value":"expertise"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exampleResponses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"output"}}]}},{"kind":"Field","name":{"kind":"Name","value":"providers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"freeAnswersPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"averageRating"}},{"kind":"Field","name":{"kind":"Name","value":"ratings"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"messages"}},{"kind":"Field","name":{"kind":"Name","value":"subscribers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerSubscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentSubscriptionParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerPersonalization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentPersonalizationParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentCardParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"isNew"}},{"kind":"Field","name":{"kind":"Name","value":"isFeatured"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"averageRating"}},{"kind":"Field","name":{"kind":"Name","value":"ratings"}},{"kind":"Field","name":{"kind":"Name","value":"users"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentSubscriptionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgentSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"payWith"}},{"kind":"Field","name":{"kind":"Name","value":"autoRenew"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messages"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentPersonalizationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgentPersonalization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"tone"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"context"}},{"kind":"Field","name":{"kind":"Name","value":"traits"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"welcomeMessage"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}}]} as unknown as DocumentNode<AgentPageQuery, AgentPageQueryVariables>;
export const AgentChatsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgentChats"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"agentId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"chatSessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"agentId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"agentId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"lastMessageAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AgentChatsQuery, AgentChatsQueryVariables>;
export const StartAgentChatDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartAgentChat"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartChatInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startChat"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<StartAgentChatMutation, StartAgentChatMutationVariables>;
export const SubscribeToAgentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubscribeToAgent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscribeToAgentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscribeToAgent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentSubscriptionParts"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"viewerSubscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentSubscriptionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgentSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"payWith"}},{"kind":"Field","name":{"kind":"Name","value":"autoRenew"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messages"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<SubscribeToAgentMutation, SubscribeToAgentMutationVariables>;
export const CancelAgentSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelAgentSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelAgentSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelAgentSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentSubscriptionParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentSubscriptionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgentSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"payWith"}},{"kind":"Field","name":{"kind":"Name","value":"autoRenew"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messages"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<CancelAgentSubscriptionMutation, CancelAgentSubscriptionMutationVariables>;
export const ResumeAgentSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeAgentSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeAgentSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resumeAgentSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentSubscriptionParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentSubscriptionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgentSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"payWith"}},{"kind":"Field","name":{"kind":"Name","value":"autoRenew"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"coins"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messages"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<ResumeAgentSubscriptionMutation, ResumeAgentSubscriptionMutationVariables>;
export const PersonaliseAgentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PersonaliseAgent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PersonaliseAgentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personaliseAgent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPersonalization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentPersonalizationParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentPersonalizationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgentPersonalization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"tone"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"context"}},{"kind":"Field","name":{"kind":"Name","value":"traits"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"welcomeMessage"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<PersonaliseAgentMutation, PersonaliseAgentMutationVariables>;
export const ResetAgentPersonalizationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetAgentPersonalization"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetAgentPersonalizationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetAgentPersonalization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPersonalization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentPersonalizationParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserErrorParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentPersonalizationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgentPersonalization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"tone"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"context"}},{"kind":"Field","name":{"kind":"Name","value":"traits"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"welcomeMessage"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"}}]}}]} as unknown as DocumentNode<ResetAgentPersonalizationMutation, ResetAgentPersonalizationMutationVariables>;