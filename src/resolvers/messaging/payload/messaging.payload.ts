import { Field, ID, ObjectType } from 'type-graphql';
import { Conversation, Message } from '../../../models/messaging/index.js';
import { MutationPayload } from '../../../schema/payload.js';

/** The answer of what changes a conversation. */
@ObjectType({ description: 'The conversation as it is now.' })
export class ConversationPayload extends MutationPayload {
  @Field(() => Conversation, {
    nullable: true,
    simple: true,
    description: 'The conversation; null when refused, or when one is out of it now.',
  })
  conversation?: object | null;
}

/** The answer of what changes a message. */
@ObjectType({ description: 'The message as it is now.' })
export class MessagePayload extends MutationPayload {
  @Field(() => Message, { nullable: true, simple: true, description: 'The message; null when refused.' })
  message?: object | null;
}

/** The answer of deleting a message. */
@ObjectType({ description: 'Which message is gone.' })
export class DeleteMessagePayload extends MutationPayload {
  @Field(() => ID, {
    nullable: true,
    simple: true,
    description: 'The message that is no more; null when refused.',
  })
  deletedId?: string | null;
}
