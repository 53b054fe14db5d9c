import { Arg, createUnionType, Ctx, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { ChatMessage, ChatMessageStatus } from '../../models/agents/index.js';
import { isOwn } from '../../rules/agents/index.js';
import { decodeSeq, encodeSeq } from '../../schema/cursor.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';
import { live, type Opening } from '../live/index.js';
import { answerHead, answerStream, type AnswerEntry } from './answer-stream.js';

@ObjectType({ description: 'More text of an answer.', simpleResolvers: true })
export class AnswerDelta {
  @Field(() => String, { description: 'The cursor to resume from.' })
  cursor: string;

  @Field(() => String, { description: 'The text to append.' })
  text: string;
}

@ObjectType({
  description: 'The answer ended: complete, stopped or truncated. The subscription completes.',
  simpleResolvers: true,
})
export class AnswerFinished {
  @Field(() => String, { description: 'The cursor to resume from.' })
  cursor: string;

  @Field(() => ChatMessage, { description: 'The answer of the agent.' })
  message: ChatMessage;
}

@ObjectType({
  description: 'The answer failed or was blocked. The subscription completes; the text so far is kept.',
  simpleResolvers: true,
})
export class AnswerFailed {
  @Field(() => String, { description: 'The cursor to resume from.' })
  cursor: string;

  @Field(() => String, { description: 'The code of the error, such as TIMEOUT, RATE_LIMITED or BLOCKED.' })
  code: string;

  @Field(() => String, { description: 'The error message in English.' })
  message: string;
}

/** The events of an answer. */
export const AnswerEvent = createUnionType({
  name: 'AnswerEvent',
  description: 'An event of an answer while it is written.',
  types: () => [AnswerDelta, AnswerFinished, AnswerFailed] as const,
});

const FAILURES: Record<string, string> = {
  BLOCKED: 'Moderation stopped the answer.',
  RATE_LIMITED: 'The AI provider has too many requests; try again in a moment.',
  TIMEOUT: 'The AI provider did not answer in time; try again.',
  CUT_OFF: 'The AI provider ended the answer too early; try again.',
  WORKER_LOST: 'The answer was interrupted; try again.',
  INTERRUPTED: 'The answer was interrupted; try again.',
};

/** The subscription to an answer while it is written. */
@Resolver()
export class AnswerSubscription {
  @Subscription(() => AnswerEvent, {
    description:
      'An answer while it is written: all text from its beginning, or from a cursor on, each piece once and in order. The subscription completes after the end. Closing it does not stop the answer.',
    subscribe: live(answerStream, open),
  })
  async chatAnswer(
    @Root() root: unknown,
    @Arg('messageId', () => ID, { description: 'The answer of the agent.' }) messageId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event that the client has seen.',
    })
    _after: string | null,
    @Ctx() ctx: Context,
  ): Promise<typeof AnswerEvent> {
    const { seq, text, end } = root as AnswerEntry;
    const cursor = encodeSeq(seq);
    if (!end) return { __typename: 'AnswerDelta', cursor, text: text ?? '' } as unknown as AnswerDelta;
    const message = await ctx.loaders.chatMessage.load(parseGlobalId(messageId, 'ChatMessage', 'messageId'));
    if (!message) throw refuse.notFound('The message', 'messageId');
    const failed =
      message.status === ChatMessageStatus.FAILED || message.status === ChatMessageStatus.BLOCKED;
    if (!failed) return { __typename: 'AnswerFinished', cursor, message } as unknown as AnswerFinished;
    const code = message.status === ChatMessageStatus.BLOCKED ? 'BLOCKED' : (message.errorCode ?? 'UNKNOWN');
    const words = FAILURES[code] ?? 'The AI provider could not answer; try again.';
    return { __typename: 'AnswerFailed', cursor, code, message: words } as unknown as AnswerFailed;
  }
}

async function open(
  ctx: Context,
  { messageId, after }: { messageId: string; after?: string | null },
): Promise<Opening> {
  requireViewer(ctx);
  const id = parseGlobalId(messageId, 'ChatMessage', 'messageId');
  const from = decodeSeq(after);
  const message = await ctx.loaders.chatMessage.load(id);
  if (!message || !isOwn(ctx, message)) throw refuse.notFound('The message', 'messageId');
  const channel = id.toHexString();
  if (message.status === ChatMessageStatus.STREAMING) return { channel, after: from ?? 0 };
  // The end of a finished answer is always sent. If its log has expired, the whole message is sent.
  const head = await answerHead(channel);
  return { channel, after: head === 0 ? 1 : Math.min(from ?? 0, head - 1) };
}
