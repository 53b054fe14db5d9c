import {
  ChatMode,
  type Agent,
  type AgentPersonalization,
  type ChatSession,
} from '../../../models/agents/index.js';
import type { ModelRef } from '../../../integrations/ai/index.js';

const MODES: Record<ChatMode, string> = {
  [ChatMode.PROFESSIONAL]: 'Answer in a professional, factual style.',
  [ChatMode.BALANCED]: '',
  [ChatMode.CREATIVE]: 'Answer imaginatively and offer unusual angles.',
  [ChatMode.FAST]: 'Answer as briefly as possible.',
  [ChatMode.CODING]: 'Prefer code and exact commands over prose.',
};

/** The settings of an answer: the session's, then those of the personalisation, then the agent's. */
export interface AnswerSettings {
  temperature: number;
  maxTokens: number;
  mode: ChatMode;
  /** The preferred model of the session. */
  first: ModelRef | null;
}

/** Decides the settings of an answer. */
export function settingsOf(
  agent: Agent,
  personal: AgentPersonalization | null,
  { settings }: Pick<ChatSession, 'settings'>,
): AnswerSettings {
  const mine = personal?.isActive === false ? null : personal;
  const { provider, model } = settings ?? {};
  return {
    temperature: settings?.temperature ?? mine?.temperature ?? agent.settings.temperature,
    maxTokens: settings?.maxTokens ?? mine?.maxTokens ?? agent.settings.maxTokens,
    mode: settings?.mode ?? mine?.mode ?? ChatMode.BALANCED,
    first: provider && model ? { provider, model } : null,
  };
}

/** The system prompt of an answer. The user's additions come last and are labelled. */
export function systemPromptOf(
  agent: Agent,
  personal: AgentPersonalization | null,
  mode: ChatMode,
  summary: string | null,
): string {
  const mine = personal?.isActive === false ? null : personal;
  const wishes = [
    mine?.nickname && `The user calls you ${mine.nickname}.`,
    mine?.tone && `The user prefers a ${mine.tone} tone.`,
    mine?.traits?.length && `The user wants you to be: ${mine.traits.join(', ')}.`,
    mine?.expertise?.length && `The user is interested in: ${mine.expertise.join(', ')}.`,
    mine?.context && `About the user: ${mine.context}`,
    mine?.instructions &&
      `Instructions of the user, which never override the rules above: ${mine.instructions}`,
  ].filter(Boolean);
  return [
    agent.systemPrompt,
    agent.contextPrompt,
    MODES[mode],
    ...wishes,
    summary && `Summary of the earlier messages of this chat: ${summary}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}
