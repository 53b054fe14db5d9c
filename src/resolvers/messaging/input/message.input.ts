import { Field, ID, InputType } from 'type-graphql';
import { AttachmentType } from '../../../models/messaging/index.js';
import { Reaction } from '../../../models/social/index.js';

/** Something to send along. */
@InputType({ description: 'Something to send along: an upload of one’s own, or an address.' })
export class AttachmentInput {
  @Field(() => ID, { nullable: true, description: 'An upload made for ATTACHMENT; or else give an address.' })
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is: a public http or https address.' })
  url?: string | null;

  @Field(() => AttachmentType, { nullable: true, description: 'What it is; needed for an address.' })
  type?: AttachmentType | null;

  @Field(() => String, { nullable: true, description: 'What it is called, up to 200 characters.' })
  name?: string | null;
}

/** A message to be. */
@InputType({ description: 'A message to be.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The words, up to 4,000 characters; needed where nothing is sent along. @usernames of its people call them.',
  })
  body?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes with it, up to ten.' })
  attachments?: AttachmentInput[] | null;

  @Field(() => ID, { nullable: true, description: 'The message that it answers.' })
  replyToId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a retry safe: up to 64 characters of your own, which come back on the message.',
  })
  clientId?: string | null;
}

/** New words for a message. */
@InputType({ description: 'New words for a message, within a day.' })
export class EditMessageInput {
  @Field(() => ID, { description: 'The message.' })
  messageId: string;

  @Field(() => String, { description: 'The words, up to 4,000 characters.' })
  body: string;
}

/** Which message to delete. */
@InputType({ description: 'Which message to delete, and for whom.' })
export class DeleteMessageInput {
  @Field(() => ID, { description: 'The message.' })
  messageId: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'For all: one’s own, and in a group anybody’s as its admin. Only for oneself unless told.',
  })
  forEveryone?: boolean | null;
}

/** How to react to which message. */
@InputType({ description: 'How to react to which message.' })
export class ReactToMessageInput {
  @Field(() => ID, { description: 'The message.' })
  messageId: string;

  @Field(() => Reaction, { nullable: true, description: 'The reaction; LIKE unless told.' })
  reaction?: Reaction | null;
}

/** Where to take one's reaction back. */
@InputType({ description: 'Where to take one’s reaction back.' })
export class RemoveMessageReactionInput {
  @Field(() => ID, { description: 'The message.' })
  messageId: string;
}
