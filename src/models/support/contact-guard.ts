import { index, modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/**
 * What the contact form remembers for a day: the hash of a message that was sent (so that a double submit is one message),
 * and the hash of an address that was sent a receipt (so that two mail robots cannot answer each other for ever).
 */
@modelOptions(collection('contact_guards'))
@index({ at: 1 }, { expireAfterSeconds: 24 * 60 * 60 })
export class ContactGuard {
  @prop({ type: String, required: true })
  declare _id: string;

  @prop({ type: Date, required: true })
  at: Date;

  /** The number of the message that was sent first. */
  @prop({ type: String })
  number?: string;
}

/** The `contact_guards` collection. */
export const ContactGuardModel = defineModel(ContactGuard);
