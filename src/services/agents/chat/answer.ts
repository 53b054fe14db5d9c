import { Types } from 'mongoose';
import type { ModelMessage } from 'ai';
import { transact } from '../../../events/transact.js';
import {
  ai,
  type AiAttempt,
  type AiFinish,
  type AiToolCall,
  type ModelRef,
} from '../../../integrations/ai/index.js';
import {
  AgentModel,
  AgentPersonalizationModel,
  AIPurpose,
  ChatChunkModel,
  ChatMessageModel,
  ChatMessageStatus,
  ChatPartType,
  ChatSessionModel,
  ToolCallState,
  type Agent,
  type AgentPersonalization,
  type ChatMessage,
  type ChatSession,
  type ToolCall,
} from '../../../models/agents/index.js';
import { ruleContext } from '../../../loaders/rule-context.js';
import type { WorkOutcome, WorkRun } from '../../system/index.js';
import { targetsOf } from '../providers.js';
import { AnswerLog, writerOf } from './answer-log.js';
import { branchTo, treeOf } from './branch.js';
import { endAnswer, type AnswerEnd } from './end-answer.js';
import { HoldBack } from './hold-back.js';
import { fitToWindow, toResult, toTurns } from './model-input.js';
import { settingsOf, systemPromptOf } from './prompt.js';
import { announceEnd, failAnswer } from './stop-answer.js';
import { summariseBranch } from './summarise.js';
import { runTool, toolsOf } from './tools.js';

/** The context window in tokens that is used with any model. One object, so that tests can make it small. */
export const modelWindow = { tokens: 32_000 };

/** The most model calls of one answer: the first, and one after each round of tools. */
const MOST_ROUNDS = 5;
const LARGEST_RESULT = 8_000;

/** The data of an answer. */
interface Job {
  message: ChatMessage;
  session: ChatSession;
  agent: Agent;
  personal: AgentPersonalization | null;
}

/**
 * Writes one answer: reads the branch, calls the model, stores its output in small batches, runs tools, and ends the
 * answer. A worker that takes over from a dead one starts again if nothing was sent; otherwise the answer has failed.
 */
export async function writeAnswer(run: WorkRun): Promise<WorkOutcome> {
  const job = await takeJob(run);
  if (!job) return 'done';
  const { message } = job;
  if (await ChatChunkModel.exists({ message: message._id })) {
    await failAnswer(message._id, 'WORKER_LOST', run.topics);
    return 'done';
  }
  const ended = new AbortController();
  const signal = AbortSignal.any([run.signal, ended.signal]);
  const writer = writerOf(run.topics);
  const log = new AnswerLog(message._id, message.session, message.user, writer, () => ended.abort());
  const stopListening = await run.topics.listen('chatAnswer', message._id.toHexString(), (told) => {
    if (!told.end) return;
    log.close();
    ended.abort();
  });
  try {
    const end = await new Answer(job, log, signal, run.item.fence).write();
    await log.flushed();
    // The gateway stops: another one finds the item, and fails or restarts the answer.
    if (run.signal.aborted && end.status === ChatMessageStatus.STOPPED) {
      if (log.seq === 0) return { retryInMs: 0 };
      await failAnswer(message._id, 'INTERRUPTED', run.topics);
      return 'done';
    }
    if (ended.signal.aborted) return 'done';
    const done = await transact(null, (tx) => endAnswer(tx, message._id, { ...end, fence: run.item.fence }));
    if (done) await announceEnd(run.topics, message, done, end.status);
    return 'done';
  } finally {
    await stopListening().catch(() => undefined);
  }
}

/** Claims the answer with this run's fencing token. Null if it has ended, or its chat was deleted. */
async function takeJob({ item }: WorkRun): Promise<Job | null> {
  const taken = await ChatMessageModel.collection.findOneAndUpdate(
    { _id: item.subject, status: ChatMessageStatus.STREAMING, fence: { $lte: item.fence } } as never,
    { $set: { fence: item.fence } } as never,
    { returnDocument: 'after' },
  );
  if (!taken) return null;
  const message = taken as unknown as ChatMessage;
  const [session, agent, personal] = await Promise.all([
    ChatSessionModel.findById(message.session).lean<ChatSession>(),
    AgentModel.findById(message.agent).lean<Agent>(),
    AgentPersonalizationModel.findOne({
      user: message.user,
      agent: message.agent,
    }).lean<AgentPersonalization>(),
  ]);
  return session && agent ? { message, session, agent, personal } : null;
}

/** An answer in progress. */
class Answer {
  private readonly attempts: AiAttempt[] = [];
  private readonly hold = new HoldBack();
  private readonly blocking = new AbortController();
  private reasoning = '';
  /** All released text. */
  private text = '';
  /** The part of it that is in stored parts. */
  private inParts = 0;

  constructor(
    private readonly job: Job,
    private readonly log: AnswerLog,
    private readonly signal: AbortSignal,
    private readonly fence: number,
  ) {}

  async write(): Promise<AnswerEnd> {
    const { agent, personal, session } = this.job;
    const settings = settingsOf(agent, personal, session);
    const targets = targetsOf(agent.providers, settings.first);
    const { system, messages, tokens } = await this.input(targets, settings.mode, settings.maxTokens);
    await this.note({ promptTokens: tokens, temperature: settings.temperature });
    const tools = toolsOf(agent);
    let finish: AiFinish = 'stop';
    let error: string | null = null;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const calls: AiToolCall[] = [];
      let said = '';
      for await (const event of ai().streamText({
        ...{ purpose: AIPurpose.CHAT, targets, system, messages },
        ...{ temperature: settings.temperature, maxOutputTokens: settings.maxTokens },
        ...(round < MOST_ROUNDS - 1 ? { tools: Object.fromEntries(tools) } : {}),
        signal: AbortSignal.any([this.signal, this.blocking.signal]),
      })) {
        if (event.type === 'served')
          await this.note({ provider: event.ref.provider, model: event.ref.model });
        else if (event.type === 'text') {
          said += event.text;
          await this.say(event.text);
        } else if (event.type === 'reasoning') this.reasoning += event.text;
        else if (event.type === 'tool-call') calls.push(event.call);
        else {
          this.attempts.push(...event.outcome.attempts);
          [finish, error] = [event.outcome.finish, event.outcome.error];
        }
      }
      if (finish !== 'tool-calls' || calls.length === 0 || this.signal.aborted) break;
      const waiting = await this.runTools(calls, said, messages);
      if (waiting) break;
    }
    this.release(await this.hold.end());
    return this.end(finish, error);
  }

  private async input(targets: ModelRef[], mode: Parameters<typeof systemPromptOf>[2], reserved: number) {
    const { message, agent, personal, session } = this.job;
    const ids = branchTo(await treeOf(session._id), message.parent);
    const rows = await ChatMessageModel.find({ _id: { $in: ids } }).lean<ChatMessage[]>();
    const byId = new Map(rows.map((row) => [String(row._id), row]));
    const branch = ids.flatMap((id) => byId.get(String(id)) ?? []);
    const { summary, rest } = await summariseBranch(branch, {
      answer: message,
      targets,
      signal: this.signal,
    });
    const budget = { window: modelWindow.tokens, reserved };
    return fitToWindow(systemPromptOf(agent, personal, mode, summary), toTurns(rest, budget), budget);
  }

  private async say(text: string): Promise<void> {
    this.release(await this.hold.push(text));
    if (this.hold.blocked) this.blocking.abort();
  }

  private release(text: string): void {
    this.text += text;
    this.log.push(text);
  }

  /** Runs tools without effects and stores those that need an approval. True if the answer must wait for one. */
  private async runTools(calls: AiToolCall[], said: string, messages: ModelMessage[]): Promise<boolean> {
    const { user, _id } = this.job.message;
    const tools = toolsOf(this.job.agent);
    this.release(await this.hold.end());
    const stored: ToolCall[] = calls.map(({ id, name, input, problem }) => {
      const effects = tools.get(name)?.effects === true && problem === null;
      const state = effects ? ToolCallState.AWAITING_APPROVAL : ToolCallState.RUNNING;
      const approval = effects ? { approval: new Types.ObjectId() } : {};
      return { callId: id, name, input: JSON.stringify(input ?? {}), state, ...approval };
    });
    const before = this.text.slice(this.inParts);
    this.inParts = this.text.length;
    const parts = [
      ...(before === '' ? [] : [{ type: ChatPartType.TEXT, text: before }]),
      ...stored.map((tool) => ({ type: ChatPartType.TOOL_CALL, tool })),
    ];
    const mine = { _id, status: ChatMessageStatus.STREAMING, fence: this.fence };
    await ChatMessageModel.collection.updateOne(
      mine as never,
      { $push: { parts: { $each: parts } } } as never,
    );
    for (const call of stored) {
      if (call.state !== ToolCallState.RUNNING || this.signal.aborted) continue;
      const tool = tools.get(call.name);
      const { ok, output } = tool
        ? await runTool(ruleContext({ id: user }), tool, JSON.parse(call.input))
        : { ok: false, output: '{"error":"There is no such tool."}' };
      call.state = ok ? ToolCallState.DONE : ToolCallState.FAILED;
      call.output = output.slice(0, LARGEST_RESULT * 4);
      await ChatMessageModel.collection.updateOne(
        { ...mine, 'parts.tool.callId': call.callId } as never,
        {
          $set: { 'parts.$[part].tool.state': call.state, 'parts.$[part].tool.output': call.output },
        } as never,
        { arrayFilters: [{ 'part.tool.callId': call.callId }] },
      );
    }
    messages.push(
      {
        role: 'assistant',
        content: [
          ...(said === '' ? [] : [{ type: 'text' as const, text: said }]),
          ...calls.map(({ id, name, input }) => ({
            ...{ type: 'tool-call' as const, toolCallId: id, toolName: name, input: input ?? {} },
          })),
        ],
      },
      { role: 'tool', content: stored.map((call) => toResult(call, LARGEST_RESULT)) },
    );
    return stored.some(({ state }) => state === ToolCallState.AWAITING_APPROVAL);
  }

  private async note(facts: object): Promise<void> {
    const { _id } = this.job.message;
    const mine = { _id, status: ChatMessageStatus.STREAMING, fence: this.fence };
    await ChatMessageModel.collection.updateOne(mine as never, { $set: facts } as never);
  }

  private end(finish: AiFinish, error: string | null): AnswerEnd {
    const common = { attempts: this.attempts, reasoning: this.reasoning };
    if (this.hold.blocked || finish === 'content-filter') {
      const errorCode = `MODERATION:${this.hold.blocked ?? 'provider'}`;
      return { ...common, status: ChatMessageStatus.BLOCKED, errorCode };
    }
    if (finish === 'aborted') return { ...common, status: ChatMessageStatus.STOPPED };
    if (finish === 'error')
      return { ...common, status: ChatMessageStatus.FAILED, errorCode: error ?? 'UNKNOWN' };
    if (finish === 'length') return { ...common, status: ChatMessageStatus.TRUNCATED };
    if (this.text === '' && finish === 'stop')
      return { ...common, status: ChatMessageStatus.FAILED, errorCode: 'EMPTY' };
    return { ...common, status: ChatMessageStatus.COMPLETE };
  }
}
