import { Field, ID, InputType } from 'type-graphql';
import { AttachmentType } from '../../../models/messaging/index.js';

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
