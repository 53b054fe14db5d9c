import { z } from 'zod';
import type { AiTool } from '../../../integrations/ai/index.js';
import { calculate } from '../../../lib/calculate.js';
import type { Context } from '../../../loaders/context.js';
import { LISTED, PostModel, PostVisibility, type Post } from '../../../models/social/index.js';
import { canSeePost } from '../../../rules/social/index.js';
import { Refusal } from '../../../schema/errors.js';
import { toGlobalId } from '../../../schema/ids.js';
import type { Agent } from '../../../models/agents/index.js';

/** A tool that runs on the server, for one user. */
export interface ChatTool extends AiTool {
  /** Whether it changes anything: then it runs only after the user has approved the stored arguments. */
  effects: boolean;
  run(ctx: Context, input: never): Promise<unknown>;
}

const tools = new Map<string, ChatTool>();

/** Defines a tool, which agents get by naming it in their capabilities. Domains add their own. */
export function defineChatTool<S extends z.ZodType>(
  name: string,
  tool: Omit<ChatTool, 'run' | 'inputSchema'> & {
    inputSchema: S;
    run(ctx: Context, input: z.infer<S>): Promise<unknown>;
  },
): void {
  tools.set(name, tool as unknown as ChatTool);
}

/** The tools of an agent, by the names in its capabilities. */
export function toolsOf({ capabilities }: Pick<Agent, 'capabilities'>): Map<string, ChatTool> {
  return new Map(
    capabilities.flatMap((name) => (tools.has(name) ? [[name, tools.get(name)!] as const] : [])),
  );
}

/** A tool by its name. */
export const toolNamed = (name: string): ChatTool | undefined => tools.get(name);

/** The result of a tool as JSON, or what went wrong. A refusal is told to the model as it is told to clients. */
export async function runTool(
  ctx: Context,
  tool: ChatTool,
  input: unknown,
): Promise<{ ok: boolean; output: string }> {
  try {
    const parsed = tool.inputSchema.parse(input);
    const result = await tool.run(ctx, parsed as never);
    return { ok: true, output: JSON.stringify(result ?? null) };
  } catch (error) {
    return { ok: false, output: JSON.stringify({ error: problemOf(error) }) };
  }
}

function problemOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return error instanceof z.ZodError ? 'The arguments do not fit the tool.' : 'The tool failed.';
}

defineChatTool('calculate', {
  description: 'Calculates an arithmetic expression with + - * / ^ % and parentheses.',
  inputSchema: z.object({ expression: z.string().min(1).max(200) }),
  effects: false,
  async run(_, { expression }) {
    return { result: calculate(expression) };
  },
});

const MOST_FOUND = 5;

defineChatTool('search-posts', {
  description: 'Finds public posts of this platform by words. Returns caption, author id and link id.',
  inputSchema: z.object({ query: z.string().min(1).max(100) }),
  effects: false,
  async run(ctx, { query }) {
    const rows = await PostModel.find({
      ...LISTED,
      visibility: PostVisibility.PUBLIC,
      $text: { $search: query },
    } as never)
      .sort({ createdAt: -1 })
      .limit(MOST_FOUND * 2)
      .lean<Post[]>();
    const seen = await Promise.all(rows.map(async (post) => ((await canSeePost(ctx, post)) ? [post] : [])));
    return seen
      .flat()
      .slice(0, MOST_FOUND)
      .map(({ _id, caption, title, createdAt }) => ({
        id: toGlobalId('Post', _id),
        title,
        caption,
        createdAt,
      }));
  },
});
