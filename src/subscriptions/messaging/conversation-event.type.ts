import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Conversation, Message } from '../../models/messaging/index.js';
import { User } from '../../models/identity/index.js';
import { Shareable } from '../../schema/shareable.js';

const CURSOR = 'Where to go on from after a break.';

/** An event with a number, which is told again to who comes back with a cursor. */
@ObjectType({ simpleResolvers: true })
abstract class Numbered {
  @Field(() => String, { description: CURSOR })
  @Shareable()
  cursor: string;
}

/** An event about a message, as it is now. */
@ObjectType({ simpleResolvers: true })
abstract class AboutMessage extends Numbered {
  @Field(() => Message, { nullable: true, description: 'The message as it is now; null once it is gone.' })
  @Shareable()
  message: Message | null;
}

/** Somebody wrote something. */
@ObjectType({ simpleResolvers: true, description: 'Somebody wrote something.' })
export class MessageSent extends AboutMessage {}

/** Somebody changed their words. */
@ObjectType({ simpleResolvers: true, description: 'Somebody changed their words.' })
export class MessageEdited extends AboutMessage {}

/** A message is gone for all. */
@ObjectType({ simpleResolvers: true, description: 'A message is gone for all.' })
export class MessageDeleted extends Numbered {
  @Field(() => ID, { description: 'Which.' })
  @Shareable()
  messageId: string;
}

/** Somebody reacted, or took it back. */
@ObjectType({ simpleResolvers: true, description: 'Somebody reacted to a message, or took it back.' })
export class MessageReactionChanged extends AboutMessage {}

/** An event about the conversation itself, as it is now. */
@ObjectType({ simpleResolvers: true })
abstract class AboutConversation extends Numbered {
  @Field(() => Conversation, { nullable: true, description: 'The conversation as it is now.' })
  conversation: Conversation | null;
}

/** Title or picture changed. */
@ObjectType({ simpleResolvers: true, description: 'Title or picture of the group changed.' })
export class ConversationUpdated extends AboutConversation {}

/** People came, went or got another role. */
@ObjectType({ simpleResolvers: true, description: 'People came, went, or got another role.' })
export class ParticipantsChanged extends AboutConversation {}

/** Something about a person, told to who listens now and never again. */
@ObjectType({ simpleResolvers: true })
abstract class AboutPerson {
  @Field(() => User, { nullable: true, description: 'Who.' })
  @Shareable()
  user: User | null;
}

/** Somebody has read. */
@ObjectType({ simpleResolvers: true, description: 'Somebody has read what there was.' })
export class ConversationRead extends AboutPerson {
  @Field(() => Date, { description: 'When.' })
  @Shareable()
  readAt: Date;
}

/** Somebody types. */
@ObjectType({
  simpleResolvers: true,
  description: 'Somebody begins to type, or stops. It is forgotten after some seconds.',
})
export class TypingChanged extends AboutPerson {
  @Field(() => Boolean, { description: 'Whether they do.' })
  @Shareable()
  typing: boolean;
}

/** Somebody came online, or went. */
@ObjectType({ simpleResolvers: true, description: 'Somebody came online, or went.' })
export class PresenceChanged extends AboutPerson {
  @Field(() => Boolean, { description: 'Whether they are connected.' })
  @Shareable()
  online: boolean;

  @Field(() => Date, { nullable: true, description: 'When they last were.' })
  @Shareable()
  lastSeenAt: Date | null;
}

/** The cursor is of no use any more. */
@ObjectType({
  simpleResolvers: true,
  description:
    'More was missed than is kept, or the cursor is of no use: fetch the messages anew, and go on from `cursor`.',
})
export class ConversationResync extends Numbered {}

/** All that is told about a conversation. */
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
