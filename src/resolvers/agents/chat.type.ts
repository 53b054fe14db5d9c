import { Field, Float, ID, Int, ObjectType, createUnionType } from 'type-graphql';
import {
  Agent,
  ChatAttachment,
  ChatMessage,
  ChatMessageStatus,
  ChatRole,
  ChatSession,
  ToolCallState,
} from '../../models/agents/index.js';
import { connection } from '../../schema/connection.js';
import { MutationPayload, payload } from '../../schema/payload.js';

/** A page of chats. */
@ObjectType({ description: 'A page of chats.' })
export class ChatSessionConnection extends connection('ChatSession', () => ChatSession) {}

/** A page of messages. */
@ObjectType({ description: 'A page of chat messages.' })
export class ChatMessageConnection extends connection('ChatMessage', () => ChatMessage) {}

/** Text. */
@ObjectType({ description: 'Text of a message, as Markdown.', simpleResolvers: true })
export class ChatTextPart {
  @Field(() => String, { description: 'The text of it.' })
  text: string;
}

/** What a model thought. */
@ObjectType({ description: 'The reasoning of the model.', simpleResolvers: true })
export class ChatReasoningPart {
  @Field(() => String, { description: 'The text of it.' })
  text: string;
}

/** A tool call. */
@ObjectType({ description: 'A call of a tool, with its result.', simpleResolvers: true })
export class ChatToolCallPart {
  @Field(() => String, { description: 'The name of the tool.' })
  name: string;

  @Field(() => String, { description: 'The arguments, as JSON.' })
  input: string;

  @Field(() => ToolCallState, { description: 'The current state of it.' })
  state: ToolCallState;

  @Field(() => String, { nullable: true, description: 'The result, as JSON. Null if there is none.' })
  output: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id to approve or deny the call by. Null if no approval is needed.',
  })
  approvalId: string | null;
}

/** A file. */
@ObjectType({ description: 'A file as attachment.', simpleResolvers: true })
export class ChatAttachmentPart {
  @Field(() => ChatAttachment, { description: 'The attached file itself.' })
  attachment: ChatAttachment;
}

/** An image. */
@ObjectType({ description: 'An image in a message.', simpleResolvers: true })
export class ChatImagePart {
  @Field(() => ChatAttachment, { description: 'The URL of the image.' })
  image: ChatAttachment;
}

/** A part of a message. */
export const ChatPartUnion = createUnionType({
  name: 'ChatPart',
  description: 'A part of a message.',
  types: () =>
    [ChatTextPart, ChatReasoningPart, ChatToolCallPart, ChatAttachmentPart, ChatImagePart] as const,
});

/** A file of an export. */
@ObjectType({ description: 'A chat as a file.', simpleResolvers: true })
export class ChatExport {
  @Field(() => String, { description: 'A file name.' })
  filename: string;

  @Field(() => String, { description: 'The MIME type.' })
  mimeType: string;

  @Field(() => String, { description: 'The content as text.' })
  content: string;
}

/** A message of a shared chat. */
@ObjectType({
  description: 'A message of a shared chat, as it was when it was shared.',
  simpleResolvers: true,
})
export class SharedChatMessage {
  @Field(() => ChatRole, { description: 'The author of it.' })
  role: ChatRole;

  @Field(() => String, { description: 'The text of it.' })
  content: string;

  @Field(() => ChatMessageStatus, { description: 'The current state of it.' })
  status: ChatMessageStatus;

  @Field(() => [ChatAttachment], { description: 'Files that go with the message.' })
  attachments: ChatAttachment[];

  @Field(() => Date, { description: 'Time of creation.' })
  createdAt: Date;
}

/** A page of a shared chat. */
@ObjectType({ description: 'A page of messages of a shared chat.' })
export class SharedChatMessageConnection extends connection('SharedChatMessage', () => SharedChatMessage) {}

/** A shared chat. */
@ObjectType({ description: 'A chat as it was when it was shared.' })
export class SharedChat {
  @Field(() => String, { simple: true, description: 'The title of it.' })
  title: string;

  @Field(() => Date, { simple: true, description: 'Time of sharing.' })
  sharedAt: Date;
}

/** A chat. */
@ObjectType({ description: 'The answer of a change to a chat.' })
export class ChatSessionPayload extends payload('session', () => ChatSession, 'The chat. Null on refusal.') {}

/** A message. */
@ObjectType({ description: 'The answer of a change to a message.' })
export class ChatMessagePayload extends payload(
  'message',
  () => ChatMessage,
  'The message. Null on refusal.',
) {}

/** A question and its answer. */
@ObjectType({ description: 'The answer to a sent message. The agent’s answer streams by `chatAnswer`.' })
export class SendToAgentPayload extends MutationPayload {
  @Field(() => ChatMessage, {
    nullable: true,
    simple: true,
    description: 'The message of the viewer. Null on refusal.',
  })
  userMessage?: ChatMessage | null;

  @Field(() => ChatMessage, {
    nullable: true,
    simple: true,
    description: 'The answer, in status STREAMING. Null on refusal.',
  })
  answer?: ChatMessage | null;
}

/** A decided tool call. */
@ObjectType({ description: 'The answer of a decision about a tool call.' })
export class DecideToolCallPayload extends MutationPayload {
  @Field(() => ChatMessage, {
    nullable: true,
    simple: true,
    description: 'The message with the call. Null on refusal.',
  })
  message?: ChatMessage | null;

  @Field(() => ChatMessage, {
    nullable: true,
    simple: true,
    description: 'The answer in which the agent goes on. Null while other calls wait.',
  })
  answer?: ChatMessage | null;
}

/** Tokens. */
@ObjectType({ description: 'Number of tokens.', simpleResolvers: true })
export class AIUsageTokens {
  @Field(() => Int, { description: 'Number of input tokens.' })
  prompt: number;

  @Field(() => Int, { description: 'Number of output tokens.' })
  completion: number;

  @Field(() => Int, { description: 'Number of all tokens.' })
  total: number;
}

/** Usage of an agent. */
@ObjectType({ description: 'Usage with one agent.', simpleResolvers: true })
export class AIUsageOfAgent {
  @Field(() => Agent, { nullable: true, description: 'The agent. Null for what was not a chat.' })
  agent: Agent | null;

  @Field(() => Int, { description: 'Number of tokens.' })
  tokens: number;

  @Field(() => Float, { description: 'Cost in US dollars.' })
  cost: number;
}

/** Usage in a bucket. */
@ObjectType({ description: 'AI usage in one bucket of time.', simpleResolvers: true })
export class AIUsageBucket {
  @Field(() => String, { description: 'The local date of the start of the bucket.' })
  date: string;

  @Field(() => Int, { description: 'Number of answers.' })
  messages: number;

  @Field(() => AIUsageTokens, { description: 'Number of tokens used.' })
  tokens: AIUsageTokens;

  @Field(() => Float, { description: 'Cost in US dollars.' })
  cost: number;

  @Field(() => Int, { description: 'Credits that were paid.' })
  credits: number;

  @Field(() => [AIUsageOfAgent], { description: 'The same by agent.' })
  byAgent: AIUsageOfAgent[];
}
