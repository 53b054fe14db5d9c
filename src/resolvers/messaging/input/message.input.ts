import { Field, ID, InputType } from 'type-graphql';
import { AttachmentType } from '../../../models/messaging/index.js';
import { Reaction } from '../../../models/social/index.js';

@InputType({ description: 'An attachment: an upload of the viewer, or a URL.' })
export class AttachmentInput {
  @Field(() => ID, {
    nullable: true,
    description: 'An upload with the purpose ATTACHMENT, in place of a URL.',
  })
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'The public http or https URL.' })
  url?: string | null;

  @Field(() => AttachmentType, {
    nullable: true,
    description: 'The kind of the attachment. Required with a URL.',
  })
  type?: AttachmentType | null;

  @Field(() => String, { nullable: true, description: 'The file name, up to 200 characters.' })
  name?: string | null;
}

@InputType({ description: 'A new message.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The text, up to 4,000 characters. Required without attachments. `@username` mentions a participant.',
  })
  body?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'The attachments, up to ten.' })
  attachments?: AttachmentInput[] | null;

  @Field(() => ID, { nullable: true, description: 'The message to reply to.' })
  replyToId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, up to 64 characters. It is returned on the message.',
  })
  clientId?: string | null;
}

@InputType({ description: 'A new text for a message, within a day.' })
export class EditMessageInput {
  @Field(() => ID, { description: 'The id of the message.' })
  messageId: string;

  @Field(() => String, { description: 'The text, up to 4,000 characters.' })
  body: string;
}

@InputType({ description: 'Input of `deleteMessage`.' })
export class DeleteMessageInput {
  @Field(() => ID, { description: 'The id of the message.' })
  messageId: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the message is deleted for all participants. Allowed for the viewer's messages, and for group admins. Defaults to false.",
  })
  forEveryone?: boolean | null;
}

@InputType({ description: 'Input of `reactToMessage`.' })
export class ReactToMessageInput {
  @Field(() => ID, { description: 'The id of the message.' })
  messageId: string;

  @Field(() => Reaction, { nullable: true, description: 'The kind of reaction. Defaults to LIKE.' })
  reaction?: Reaction | null;
}

@InputType({ description: 'Input of `removeMessageReaction`.' })
export class RemoveMessageReactionInput {
  @Field(() => ID, { description: 'The id of the message.' })
  messageId: string;
}
