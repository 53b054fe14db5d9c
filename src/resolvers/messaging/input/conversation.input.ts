import { Field, ID, InputType } from 'type-graphql';
import { ConversationKind, ConversationRole } from '../../../models/messaging/index.js';

@InputType({ description: 'A conversation to be: with one person, or as a group.' })
export class StartConversationInput {
  @Field(() => ConversationKind, {
    nullable: true,
    description: 'The kind of conversation. Defaults to DIRECT.',
  })
  kind?: ConversationKind | null;

  @Field(() => [ID], { description: 'The other user; for a group, the other users, up to 99.' })
  participantIds: string[];

  @Field(() => String, { nullable: true, description: 'The title of the group, up to 100 characters.' })
  title?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "An upload with the purpose AVATAR for the group's image.",
  })
  avatarUploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of the image, in place of an upload.' })
  avatarUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, up to 64 characters. Not needed for a direct conversation.',
  })
  clientId?: string | null;
}

@InputType({ description: 'The position up to which the viewer has read.' })
export class MarkConversationReadInput {
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId: string;

  @Field(() => ID, { nullable: true, description: 'The last read message. Defaults to the latest message.' })
  messageId?: string | null;
}

@InputType({ description: 'Input of `conversation`.' })
export class ConversationInput {
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId: string;
}

@InputType({ description: 'Input of `updateConversation`.' })
export class UpdateConversationInput {
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId: string;

  @Field(() => String, { nullable: true, description: 'The title, up to 100 characters.' })
  title?: string | null;

  @Field(() => ID, { nullable: true, description: 'An upload with the purpose AVATAR for the image.' })
  avatarUploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of the image, in place of an upload.' })
  avatarUrl?: string | null;
}

@InputType({ description: 'The users to add to a group conversation.' })
export class AddParticipantsInput {
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId: string;

  @Field(() => [ID], { description: 'The ids of the users.' })
  userIds: string[];
}

@InputType({ description: 'Input of `removeParticipant`.' })
export class RemoveParticipantInput {
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId: string;

  @Field(() => ID, { description: 'The id of the user.' })
  userId: string;
}

@InputType({ description: 'Input of `changeParticipantRole`.' })
export class ChangeParticipantRoleInput {
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId: string;

  @Field(() => ID, { description: 'The id of the user.' })
  userId: string;

  @Field(() => ConversationRole, { description: 'The new role. OWNER transfers the ownership.' })
  role: ConversationRole;
}
