import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { TicketAuthorType } from './ticket-enums.js';

/** The most characters of a message of a ticket. */
export const LONGEST_TICKET_MESSAGE = 5_000;
/** The most attachments of a message of a ticket. */
export const MOST_TICKET_ATTACHMENTS = 5;

/** A file that was sent along with a message of a ticket. */
@ObjectType({ description: 'A file that was sent along with a message of a ticket.' })
@modelOptions({ schemaOptions: { _id: false } })
export class TicketAttachment {
  @prop({ type: () => Types.ObjectId, required: true })
  upload: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The file name.' })
  @prop({ type: String, required: true, maxlength: 200 })
  name: string;

  @Field(() => Int, { simple: true, nullable: true, description: 'The size in bytes.' })
  @prop({ type: Number })
  size?: number;

  @Field(() => String, { simple: true, nullable: true, description: 'The MIME type, such as image/png.' })
  @prop({ type: String, maxlength: 100 })
  mimeType?: string;
}

/** A message in a ticket, or an internal note of the support team. */
@ObjectType('TicketMessage', {
  implements: Node,
  description: 'A message in a ticket. Internal notes are visible to the support team only.',
})
@modelOptions(collection('ticket_messages', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ ticket: 1, createdAt: 1, _id: 1 })
@index({ ticket: 1, isInternal: 1, createdAt: 1, _id: 1 })
@index({ author: 1, createdAt: 1 })
@index({ isInternal: 1, author: 1 })
export class TicketMessage extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  ticket: Types.ObjectId;

  /** Null for a sender without an account. */
  @prop({ type: () => Types.ObjectId, default: null })
  author: Types.ObjectId | null;

  @Field(() => TicketAuthorType, { simple: true, description: 'The side that wrote the message.' })
  @prop({ type: String, enum: TicketAuthorType, required: true })
  authorType: TicketAuthorType;

  @Field(() => String, { simple: true, description: 'The text, up to 5,000 characters.' })
  @prop({ type: String, required: true, maxlength: LONGEST_TICKET_MESSAGE })
  body: string;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the message is an internal note of the support team.',
  })
  @prop({ type: Boolean, default: false })
  isInternal: boolean;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether a program wrote the message, such as an out-of-office reply.',
  })
  @prop({ type: Boolean, default: false })
  isAutomatic: boolean;

  @Field(() => [TicketAttachment], { simple: true, description: 'Files that were sent along.' })
  @prop({ type: () => [TicketAttachment], default: [] })
  attachments: TicketAttachment[];

  /** The ticket in which the message was written, where that was merged into this one. */
  @prop({ type: () => Types.ObjectId })
  mergedFrom?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of the message.' })
  createdAt: Date;
}

/** The `ticket_messages` collection. */
export const TicketMessageModel = defineModel(TicketMessage);
