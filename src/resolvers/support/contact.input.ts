import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import { ContactCategory, ContactPriority, ContactStatus } from '../../models/support/index.js';
import { ChoiceField, EmailField, FlagField, IdField, TextField, TextListField } from '../../schema/input.js';

/** A message of the contact form. */
@InputType({ description: 'A message of the contact form.' })
export class ContactInput {
  @TextField({ description: 'The name of the sender.', max: 100 })
  name: string;

  @EmailField({ description: 'The address for the answer.' })
  email: string;

  @TextField({ description: 'The subject line.', max: 200 })
  subject: string;

  @TextField({ description: 'The message that was written.', min: 10, max: 2_000 })
  message: string;

  @ChoiceField(() => ContactCategory, {
    description: 'The subject area. Defaults to GENERAL.',
    nullable: true,
  })
  category?: ContactCategory | null;

  @IdField('Agent', { description: 'The AI agent that the message is about.', nullable: true })
  agentId?: Types.ObjectId | null;

  @TextField({ description: 'The page from which the form was opened.', max: 2_048, nullable: true })
  referrer?: string | null;

  @TextField({
    description: 'A trap for programs. Hide this field in forms and leave it empty.',
    max: 2_048,
    nullable: true,
  })
  website?: string | null;
}

/** An answer to a contact message. */
@InputType({ description: 'An answer to a contact message, or an internal note about it.' })
export class AnswerContactInput {
  @IdField('ContactMessage', { description: 'The contact message.' })
  contactMessageId: Types.ObjectId;

  @TextField({ description: 'The text itself.', max: 2_000 })
  body: string;

  @FlagField({ description: 'Whether the text is an internal note. Defaults to false.', nullable: true })
  isInternal?: boolean | null;
}

/** Changes of a contact message. */
@InputType({ description: 'Changes of a contact message. Fields that are left out stay as they are.' })
export class TriageContactInput {
  @IdField('ContactMessage', { description: 'The contact message.' })
  contactMessageId: Types.ObjectId;

  @IdField('User', {
    description: 'The member of the support team who answers. Null takes the assignee away.',
    nullable: true,
  })
  assigneeId?: Types.ObjectId | null;

  @ChoiceField(() => ContactPriority, { description: 'The priority that applies.', nullable: true })
  priority?: ContactPriority | null;

  @ChoiceField(() => ContactStatus, { description: 'The status that applies.', nullable: true })
  status?: ContactStatus | null;

  @TextListField({ description: 'All tags of the message.', max: 50, most: 20, nullable: true })
  tags?: string[] | null;
}
