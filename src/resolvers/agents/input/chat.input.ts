import { InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import {
  AIProvider,
  ChatFeedbackCategory,
  ChatMode,
  FeedbackVerdict,
  LONGEST_QUESTION,
  MOST_CHAT_ATTACHMENTS,
} from '../../../models/agents/index.js';
import {
  ChoiceField,
  ClientIdField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  ListField,
  NumberField,
  TextField,
  TextListField,
} from '../../../schema/input.js';

const nullable = true;

/** A new chat. */
@InputType({ description: 'A new chat.' })
export class StartChatInput {
  @IdField('Agent', { description: "The agent's own messages." })
  agentId: Types.ObjectId;

  @TextField({
    nullable,
    description: 'The title. Without one, a model writes it after the first answer.',
    max: 100,
  })
  title?: string | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A question. */
@InputType({ description: 'A message to the agent of a chat.' })
export class SendToAgentInput {
  @IdField('ChatSession', { description: 'The chat session itself.' })
  sessionId: Types.ObjectId;

  @TextField({ description: 'The text of it.', max: LONGEST_QUESTION })
  content: string;

  @IdListField('Upload', {
    nullable,
    description: 'Uploads of the viewer that go with the message.',
    most: MOST_CHAT_ATTACHMENTS,
  })
  attachmentIds?: Types.ObjectId[] | null;

  @IdField('QuickAction', { nullable, description: 'The quick action that the message was made with.' })
  quickActionId?: Types.ObjectId | null;

  @ClientIdField()
  clientId?: string | null;
}

/** An answer to stop. */
@InputType({ description: 'An answer to stop.' })
export class StopAnswerInput {
  @IdField('ChatMessage', { description: 'The answer of the agent.' })
  messageId: Types.ObjectId;
}

/** An answer to make again. */
@InputType({ description: 'An answer to make again.' })
export class RegenerateAnswerInput {
  @IdField('ChatMessage', { description: 'The answer. The new one becomes its sibling.' })
  messageId: Types.ObjectId;

  @ClientIdField()
  clientId?: string | null;
}

/** A message in other words. */
@InputType({ description: 'A message of the viewer in other words.' })
export class EditChatMessageInput {
  @IdField('ChatMessage', { description: 'The message. The new one becomes its sibling.' })
  messageId: Types.ObjectId;

  @TextField({ description: 'The text of it.', max: LONGEST_QUESTION })
  content: string;

  @ClientIdField()
  clientId?: string | null;
}

/** A branch. */
@InputType({ description: 'A branch to read.' })
export class ChooseBranchInput {
  @IdField('ChatMessage', { description: 'A message of the branch.' })
  messageId: Types.ObjectId;
}

/** Settings of a chat. */
@InputType({ description: 'Settings of a chat. Null resets a field.' })
export class ChatSessionSettingsInput {
  @NumberField({ nullable, description: 'Randomness of answers.', min: 0, max: 2 })
  temperature?: number | null;

  @IntField({ nullable, description: 'Maximum number of tokens of an answer.', min: 1, max: 4_000 })
  maxTokens?: number | null;

  @ChoiceField(() => ChatMode, { nullable, description: 'The style of answers.' })
  mode?: ChatMode | null;

  @ChoiceField(() => AIProvider, { nullable, description: 'The provider that is asked first.' })
  provider?: AIProvider | null;

  @TextField({ nullable, description: 'The model that is asked first.', max: 100 })
  model?: string | null;
}

/** Changes to a chat. */
@InputType({ description: 'Changes to a chat. What is left out stays as it is.' })
export class UpdateChatInput {
  @IdField('ChatSession', { description: 'The chat session itself.' })
  sessionId: Types.ObjectId;

  @TextField({ nullable, description: 'The title of it.', min: 1, max: 100 })
  title?: string | null;

  @TextField({ nullable, description: 'The description. Null removes it.', max: 500 })
  description?: string | null;

  @TextListField({ nullable, description: 'Tags.', max: 50, most: 20 })
  tags?: string[] | null;

  @FlagField({ nullable, description: 'Whether the chat is archived.' })
  archived?: boolean | null;

  @ChoiceField(() => ChatSessionSettingsInput, { nullable, description: 'The settings of answers.' })
  settings?: ChatSessionSettingsInput | null;
}

/** A chat. */
@InputType({ description: 'A chat to delete.' })
export class DeleteChatInput {
  @IdField('ChatSession', { description: 'The chat session itself.' })
  sessionId: Types.ObjectId;
}

/** Sharing. */
@InputType({ description: 'A chat to share, or to share no longer.' })
export class ShareChatInput {
  @IdField('ChatSession', { description: 'The chat session itself.' })
  sessionId: Types.ObjectId;

  @FlagField({ description: 'Whether the chat is shared. True makes a new snapshot and a new link.' })
  share: boolean;
}

/** Feedback. */
@InputType({ description: 'Feedback on an answer. Needs a rating or a verdict.' })
export class RateAnswerInput {
  @IdField('ChatMessage', { description: 'The answer of the agent.' })
  messageId: Types.ObjectId;

  @IntField({ nullable, description: 'The rating.', min: 1, max: 5 })
  rating?: number | null;

  @ChoiceField(() => FeedbackVerdict, { nullable, description: 'The verdict, in place of a rating.' })
  verdict?: FeedbackVerdict | null;

  @ListField(() => ChatFeedbackCategory, {
    nullable,
    description: 'The categories of the feedback.',
    most: 6,
  })
  categories?: ChatFeedbackCategory[] | null;

  @TextField({ nullable, description: 'A comment.', max: 1_000 })
  comment?: string | null;
}

/** Feedback on a chat. */
@InputType({ description: 'Feedback on a whole chat. Needs a rating or a verdict.' })
export class RateChatInput {
  @IdField('ChatSession', { description: 'The chat session itself.' })
  sessionId: Types.ObjectId;

  @IntField({ nullable, description: 'The rating.', min: 1, max: 5 })
  rating?: number | null;

  @ChoiceField(() => FeedbackVerdict, { nullable, description: 'The verdict, in place of a rating.' })
  verdict?: FeedbackVerdict | null;

  @ListField(() => ChatFeedbackCategory, {
    nullable,
    description: 'The categories of the feedback.',
    most: 6,
  })
  categories?: ChatFeedbackCategory[] | null;

  @TextField({ nullable, description: 'A comment.', max: 1_000 })
  comment?: string | null;
}

/** A decision. */
@InputType({ description: 'A decision about a tool call. What runs is what the server stored.' })
export class DecideToolCallInput {
  @IdField('ChatApproval', { description: 'The approval.' })
  approvalId: Types.ObjectId;

  @FlagField({ description: 'Whether the call may run.' })
  approve: boolean;
}
