import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Conversation, Message } from '../../models/messaging/index.js';
import { User } from '../../models/identity/index.js';
import { Shareable } from '../../schema/shareable.js';

const CURSOR = 'The cursor to resume from.';

/** An event with a number, which is replayed for a cursor. */
@ObjectType({ simpleResolvers: true })
abstract class Numbered {
  @Field(() => String, { description: CURSOR })
  @Shareable()
  cursor: string;
}

/** An event about a message in its current state. */
@ObjectType({ simpleResolvers: true })
abstract class AboutMessage extends Numbered {
  @Field(() => Message, {
    nullable: true,
    description: 'The message after the change. Null if it was deleted.',
  })
  @Shareable()
  message: Message | null;
}

@ObjectType({ simpleResolvers: true, description: 'A message was sent.' })
export class MessageSent extends AboutMessage {}

@ObjectType({ simpleResolvers: true, description: 'A message was edited.' })
export class MessageEdited extends AboutMessage {}

@ObjectType({ simpleResolvers: true, description: 'A message was deleted for all participants.' })
export class MessageDeleted extends Numbered {
  @Field(() => ID, { description: 'The id of the deleted message.' })
  @Shareable()
  messageId: string;
}

@ObjectType({ simpleResolvers: true, description: 'A reaction to a message was added, changed or removed.' })
export class MessageReactionChanged extends AboutMessage {}

/** An event about the conversation in its current state. */
@ObjectType({ simpleResolvers: true })
abstract class AboutConversation extends Numbered {
  @Field(() => Conversation, { nullable: true, description: 'The conversation after the mutation.' })
  conversation: Conversation | null;
}

@ObjectType({ simpleResolvers: true, description: 'The title or image of the group changed.' })
export class ConversationUpdated extends AboutConversation {}

@ObjectType({ simpleResolvers: true, description: 'Participants joined, left or changed their role.' })
export class ParticipantsChanged extends AboutConversation {}

/** An ephemeral event about a user, sent once and never replayed. */
@ObjectType({ simpleResolvers: true })
abstract class AboutPerson {
  @Field(() => User, { nullable: true, description: 'The user of this event.' })
  @Shareable()
  user: User | null;
}

@ObjectType({ simpleResolvers: true, description: 'A participant has read messages.' })
export class ConversationRead extends AboutPerson {
  @Field(() => Date, { description: 'Time of the event.' })
  @Shareable()
  readAt: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A participant starts or stops typing. Clients drop it after some seconds.',
})
export class TypingChanged extends AboutPerson {
  @Field(() => Boolean, { description: 'Whether the user is typing.' })
  @Shareable()
  typing: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A participant connected or disconnected.' })
export class PresenceChanged extends AboutPerson {
  @Field(() => Boolean, { description: 'Whether the user is connected.' })
  @Shareable()
  online: boolean;

  @Field(() => Date, { nullable: true, description: 'Time of the last connection.' })
  @Shareable()
  lastSeenAt: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The cursor is invalid or too old. Refetch the messages and resume from `cursor`.',
})
export class ConversationResync extends Numbered {}

export const ConversationEventUnion = createUnionType({
  name: 'ConversationEvent',
  description: 'One thing that happened in a conversation.',
  types: () =>
    [
      MessageSent,
      MessageEdited,
      MessageDeleted,
      MessageReactionChanged,
      ConversationUpdated,
      ParticipantsChanged,
      ConversationRead,
      TypingChanged,
      PresenceChanged,
      ConversationResync,
    ] as const,
});
