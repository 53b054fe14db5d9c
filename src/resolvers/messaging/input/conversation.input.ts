import { Field, ID, InputType } from 'type-graphql';
import { ConversationKind, ConversationRole } from '../../../models/messaging/index.js';

/** A conversation to be. */
@InputType({ description: 'A conversation to be: with one person, or as a group.' })
export class StartConversationInput {
  @Field(() => ConversationKind, { nullable: true, description: 'DIRECT unless told.' })
  kind?: ConversationKind | null;

  @Field(() => [ID], { description: 'The other person; of a group the other people, up to 99.' })
  participantIds: string[];

  @Field(() => String, { nullable: true, description: 'The name of a group, up to 100 characters.' })
  title?: string | null;

  @Field(() => ID, { nullable: true, description: 'The picture of a group: an upload made for AVATAR.' })
  avatarUploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'Or its address.' })
  avatarUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a retry safe: up to 64 characters of your own. A direct one needs none.',
  })
  clientId?: string | null;
}

/** How far one has read. */
@InputType({ description: 'How far one has read.' })
export class MarkConversationReadInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;

  @Field(() => ID, { nullable: true, description: 'Up to which message; all there are unless told.' })
  messageId?: string | null;
}

/** Which conversation. */
@InputType({ description: 'Which conversation.' })
export class ConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;
}

/** Title and picture of a group. */
@InputType({ description: 'What changes about a group: absent parts stay, null takes a part away.' })
export class UpdateConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;

  @Field(() => String, { nullable: true, description: 'Its name, up to 100 characters.' })
  title?: string | null;

  @Field(() => ID, { nullable: true, description: 'Its picture: an upload made for AVATAR.' })
  avatarUploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'Or its address.' })
  avatarUrl?: string | null;
}

/** Whom to bring into a group. */
@InputType({ description: 'Whom to bring into a group.' })
export class AddParticipantsInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;

  @Field(() => [ID], { description: 'The people.' })
  userIds: string[];
}

/** Who, in which group. */
@InputType({ description: 'Who, in which group.' })
export class RemoveParticipantInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;

  @Field(() => ID, { description: 'The person.' })
  userId: string;
}

/** What somebody may do in a group. */
@InputType({ description: 'What somebody may do in a group from now on.' })
export class ChangeParticipantRoleInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;

  @Field(() => ID, { description: 'The person.' })
  userId: string;

  @Field(() => ConversationRole, { description: 'The role; OWNER hands the group over.' })
  role: ConversationRole;
}
