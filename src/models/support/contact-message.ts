import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ClientInfo } from './client-info.js';
import { ContactCategory, ContactPriority, ContactStatus } from './contact-enums.js';

/** The most responses and notes of one contact message; after the first answer the ticket takes over. */
export const MOST_RESPONSES = 50;

/** An answer to a contact message, or a note about it. */
@ObjectType({ description: 'An answer to a contact message, or an internal note about it.' })
@modelOptions({ schemaOptions: { _id: false } })
export class ContactResponse {
  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The text, up to 2,000 characters.' })
  @prop({ type: String, required: true, maxlength: 2000 })
  body: string;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the text is an internal note. Internal notes are never sent to the sender.',
  })
  @prop({ type: Boolean, required: true })
  isInternal: boolean;

  @Field(() => Date, { simple: true, description: 'Time of the response.' })
  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** A message from the contact form; no account is needed to send one. The first answer turns it into a ticket. */
@ObjectType('ContactMessage', {
  implements: Node,
  description: 'A message from the contact form. Only the support team sees it.',
})
@modelOptions(collection('contact_messages', { timestamps: true }))
@index({ number: 1 }, { unique: true })
@index({ email: 1, createdAt: -1 })
@index({ status: 1, createdAt: -1, _id: -1 })
@index({ category: 1, status: 1, createdAt: -1, _id: -1 })
@index({ priority: 1, status: 1, createdAt: -1, _id: -1 })
@index({ assignee: 1, status: 1, createdAt: -1, _id: -1 })
@index({ status: 1, updatedAt: -1 })
@index({ source: 1 })
@index({ tags: 1 })
@index({ agent: 1 }, { partialFilterExpression: { agent: { $exists: true } } })
@index({ user: 1 }, { partialFilterExpression: { user: { $exists: true } } })
@index({ 'responses.author': 1 })
@index({ createdAt: -1, _id: -1 })
export class ContactMessage extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The human-readable number, such as CONT-2026-000123.' })
  @prop({ type: String, required: true })
  number: string;

  @Field(() => String, { simple: true, description: 'The name of the sender.' })
  @prop({ type: String, required: true, maxlength: 100 })
  name: string;

  @Field(() => String, { simple: true, description: 'The email address of the sender.' })
  @prop({ type: String, required: true, lowercase: true, maxlength: 254 })
  email: string;

  @Field(() => String, { simple: true, description: 'The subject, up to 200 characters.' })
  @prop({ type: String, required: true, maxlength: 200 })
  subject: string;

  @Field(() => String, { simple: true, description: 'The message, 10 to 2,000 characters.' })
  @prop({ type: String, required: true, minlength: 10, maxlength: 2000 })
  message: string;

  /** The account that was signed in when the message was sent. */
  @prop({ type: () => Types.ObjectId })
  user?: Types.ObjectId;

  /** The AI agent that the message is about. */
  @prop({ type: () => Types.ObjectId })
  agent?: Types.ObjectId;

  @Field(() => ContactStatus, { simple: true, description: 'The status of the message.' })
  @prop({ type: String, enum: ContactStatus, default: ContactStatus.PENDING })
  status: ContactStatus;

  @Field(() => ContactPriority, { simple: true, description: 'The priority of the message.' })
  @prop({ type: String, enum: ContactPriority, default: ContactPriority.NORMAL })
  priority: ContactPriority;

  @Field(() => ContactCategory, { simple: true, description: 'The subject area of the message.' })
  @prop({ type: String, enum: ContactCategory, default: ContactCategory.GENERAL })
  category: ContactCategory;

  @Field(() => String, {
    simple: true,
    description: 'The way by which the message came, such as `contact-form`.',
  })
  @prop({ type: String, default: 'contact-form', maxlength: 50 })
  source: string;

  @Field(() => ClientInfo, {
    simple: true,
    nullable: true,
    description: 'The device and address of the sender.',
  })
  @prop({ type: () => ClientInfo })
  client?: ClientInfo;

  @prop({ type: () => Types.ObjectId, default: null })
  assignee: Types.ObjectId | null;

  @Field(() => [ContactResponse], {
    simple: true,
    description: 'Answers and internal notes, oldest first.',
  })
  @prop({ type: () => [ContactResponse], default: [] })
  responses: ContactResponse[];

  @Field(() => [String], { simple: true, description: 'Tags of the support team.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  /** The ticket in which the conversation goes on. */
  @prop({ type: () => Types.ObjectId, default: null })
  ticket: Types.ObjectId | null;

  @Field(() => Date, { simple: true, description: 'Time at which the message was sent.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last change.' })
  updatedAt: Date;
}

/** The `contact_messages` collection. */
export const ContactMessageModel = defineModel(ContactMessage);
