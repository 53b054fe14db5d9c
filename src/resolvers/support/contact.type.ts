import { Field, ObjectType } from 'type-graphql';
import { ContactMessage } from '../../models/support/index.js';
import { connection } from '../../schema/connection.js';
import { MutationPayload, payload } from '../../schema/payload.js';

/** The answer to a message of the contact form. */
@ObjectType({ description: 'The payload of `sendContactMessage`.' })
export class SendContactMessagePayload extends MutationPayload {
  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The number of the message. Null if it was refused.',
  })
  number?: string | null;
}

/** A contact message after a change. */
@ObjectType({ description: 'A contact message after a change.' })
export class ContactMessagePayload extends payload(
  'contactMessage',
  () => ContactMessage,
  'The contact message.',
) {}

/** Contact messages. */
@ObjectType('ContactMessageConnection', { description: 'A page of contact messages.' })
export class ContactMessageConnection extends connection('ContactMessage', () => ContactMessage) {}
