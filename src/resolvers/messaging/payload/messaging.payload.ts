import { Field, ID, ObjectType } from 'type-graphql';
import { Conversation, Message } from '../../../models/messaging/index.js';
import { MutationPayload } from '../../../schema/payload.js';

@ObjectType({ description: 'The conversation after the mutation.' })
export class ConversationPayload extends MutationPayload {
  @Field(() => Conversation, {
    nullable: true,
    simple: true,
    description: 'The conversation. Null on refusal, or if the viewer is no longer a participant.',
  })
  conversation?: object | null;
}

@ObjectType({ description: 'The message after the mutation.' })
export class MessagePayload extends MutationPayload {
  @Field(() => Message, { nullable: true, simple: true, description: 'The message. Null on refusal.' })
  message?: object | null;
}

@ObjectType({ description: 'The result of deleting a message.' })
export class DeleteMessagePayload extends MutationPayload {
  @Field(() => ID, {
    nullable: true,
    simple: true,
    description: 'The id of the deleted message. Null on refusal.',
  })
  deletedId?: string | null;
}
