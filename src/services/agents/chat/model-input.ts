import type { ModelMessage } from 'ai';
import { estimateTokens } from '../../../lib/tokens.js';
import {
  ChatMessageStatus,
  ChatPartType,
  ChatRole,
  ToolCallState,
  type ChatMessage,
  type ToolCall,
} from '../../../models/agents/index.js';

/** Additional tokens of every message besides its text. */
const OVERHEAD = 4;
/** The largest tool result for a model, as a share of the window. */
const LARGEST_RESULT = 0.25;

/** The budget of a window. */
export interface WindowBudget {
  /** Tokens of the model's window. */
  window: number;
  /** Tokens that are reserved for the answer. */
  reserved: number;
}

/** A turn: messages that are sent together or not at all, so that no tool result is without its call. */
export interface Turn {
  messages: ModelMessage[];
  tokens: number;
}

/** The input of a model. */
export interface ModelInput {
  system: string;
  messages: ModelMessage[];
  tokens: number;
}

/**
 * Makes a model's input from a branch: the system prompt and the newest turn always, then as many older turns as fit,
 * newest first. A summary replaces the turns that it covers.
 */
export function fitToWindow(
  system: string,
  turns: readonly Turn[],
  { window, reserved }: WindowBudget,
): ModelInput {
  let left = window - reserved - estimateTokens(system) - OVERHEAD;
  const kept: Turn[] = [];
  for (const [back, turn] of [...turns].reverse().entries()) {
    if (back > 0 && turn.tokens > left) break;
    left -= turn.tokens;
    kept.unshift(turn);
  }
  return { system, messages: kept.flatMap(({ messages }) => messages), tokens: window - reserved - left };
}

/** The turns of a branch: each begins with a question. */
export function toTurns(branch: readonly ChatMessage[], { window }: Pick<WindowBudget, 'window'>): Turn[] {
  const turns: Turn[] = [];
  for (const message of branch) {
    const messages = toModelMessages(message, Math.floor(window * LARGEST_RESULT));
    if (messages.length === 0) continue;
    const tokens = messages.reduce((sum, one) => sum + tokensOf(one), 0);
    const last = turns.at(-1);
    if (message.role === ChatRole.USER || !last) turns.push({ messages, tokens });
    else {
      last.messages.push(...messages);
      last.tokens += tokens;
    }
  }
  return turns;
}

function tokensOf({ content }: ModelMessage): number {
  return estimateTokens(typeof content === 'string' ? content : JSON.stringify(content)) + OVERHEAD;
}

/** A stored message in the form for models. Every tool call has a result; one without was interrupted. */
function toModelMessages(message: ChatMessage, largestResult: number): ModelMessage[] {
  if (message.role === ChatRole.USER) return [{ role: 'user', content: questionOf(message) }];
  if (message.role === ChatRole.SYSTEM || message.status === ChatMessageStatus.STREAMING) return [];
  const out: ModelMessage[] = [];
  let calls: ToolCall[] = [];
  let text = '';
  const flush = (): void => {
    if (text === '' && calls.length === 0) return;
    out.push({
      role: 'assistant',
      content: [
        ...(text === '' ? [] : [{ type: 'text' as const, text }]),
        ...calls.map(({ callId, name, input }) => ({
          ...{ type: 'tool-call' as const, toolCallId: callId, toolName: name, input: parsed(input) },
        })),
      ],
    });
    if (calls.length > 0)
      out.push({ role: 'tool', content: calls.map((call) => toResult(call, largestResult)) });
    [text, calls] = ['', []];
  };
  for (const part of message.parts) {
    if (part.type === ChatPartType.TOOL_CALL && part.tool) calls.push(part.tool);
    else if (part.type === ChatPartType.TEXT) {
      if (calls.length > 0) flush();
      text += part.text ?? '';
    }
  }
  flush();
  return out;
}

function questionOf({ content, attachments }: ChatMessage): string {
  const files = attachments.map(
    ({ name, mimeType, url }) => `[${name ?? 'file'} (${mimeType ?? 'unknown'}): ${url}]`,
  );
  return [content, ...files].join('\n');
}

/** A tool call and its result, in the form for running answers and for the history. */
export function toResult(call: Pick<ToolCall, 'callId' | 'name' | 'state' | 'output'>, largest: number) {
  const { callId: toolCallId, name: toolName } = call;
  return {
    type: 'tool-result' as const,
    toolCallId,
    toolName,
    output: { type: 'text' as const, value: resultText(call, largest) },
  };
}

function resultText({ state, output }: Pick<ToolCall, 'state' | 'output'>, largest: number): string {
  if (state === ToolCallState.DENIED) return 'The user did not approve this call.';
  if (state === ToolCallState.AWAITING_APPROVAL) return 'The user has not approved this call yet.';
  if (state !== ToolCallState.DONE && state !== ToolCallState.FAILED) return 'interrupted';
  return cutToTokens(output ?? '', largest);
}

/** A text of at most this many tokens, with a marker if it was cut. */
export function cutToTokens(text: string, most: number): string {
  const tokens = estimateTokens(text);
  if (tokens <= most) return text;
  let length = Math.floor((text.length * most) / tokens);
  const marker = '… [cut]';
  while (length > 0 && estimateTokens(text.slice(0, length) + marker) > most)
    length = Math.floor(length * 0.9);
  return text.slice(0, length) + marker;
}

export const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return {};
  }
};
