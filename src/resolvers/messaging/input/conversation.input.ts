import { Field, ID, InputType } from 'type-graphql';
import { ConversationKind } from '../../../models/messaging/index.js';

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
