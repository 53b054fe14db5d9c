import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ClientInfo } from './client-info.js';
import { TicketCategory, TicketPriority, TicketStatus } from './ticket-enums.js';
import { TicketContact, TicketResolution, TicketSatisfaction, TicketSla } from './ticket-parts.js';

/** The most tags of a ticket. */
export const MOST_TAGS = 20;

/** A customer's answer reopens a finished ticket for so long; later it opens a follow-up. */
export const REOPEN_WITHIN_MS = 7 * 24 * 60 * 60 * 1_000;

/**
 * A support ticket. Its conversation is `ticket_messages`. `seq` and `publicSeq` number its events: customers have
 * their own numbers, in which internal notes leave no gap.
 */
@ObjectType('Ticket', {
  implements: Node,
  description: 'A support ticket. Only its participants and the support team see it.',
})
@modelOptions(collection('support_tickets', { timestamps: true }))
@index({ number: 1 }, { unique: true })
@index({ participants: 1, publicUpdatedAt: -1, _id: -1 })
@index({ participants: 1, status: 1, publicUpdatedAt: -1, _id: -1 })
@index({ requester: 1, createdAt: -1 })
@index({ assignee: 1, rank: -1, _id: -1 })
@index({ assignee: 1, status: 1, rank: -1, _id: -1 })
@index({ category: 1, priority: 1, status: 1 })
@index({ status: 1, rank: -1, _id: -1 })
@index({ status: 1, priority: 1, rank: -1, _id: -1 })
@index({ status: 1, priority: 1, createdAt: 1 })
@index({ priority: 1, rank: -1, _id: -1 })
@index({ 'sla.breached': 1, rank: -1, _id: -1 })
@index(
  { 'sla.nextCheckAt': 1 },
  { partialFilterExpression: { 'sla.nextCheckAt': { $type: 'date' } }, name: 'sla_checks' },
)
@index({ status: 1, resolvedAt: 1 })
@index({ 'sla.firstRespondedAt': 1 })
@index({ 'satisfaction.ratedAt': 1 }, { sparse: true })
@index({ tags: 1, rank: -1, _id: -1 })
@index({ rank: -1, _id: -1 })
@index({ createdAt: -1 })
@index({ mergedInto: 1 }, { partialFilterExpression: { mergedInto: { $type: 'objectId' } } })
@index({ 'resolution.resolvedBy': 1 }, { partialFilterExpression: { resolution: { $exists: true } } })
@index({ 'contact.email': 1 }, { partialFilterExpression: { contact: { $exists: true } } })
export class Ticket extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The human-readable number, such as TICK-2026-000123.' })
  @prop({ type: String, required: true })
  number: string;

  /** Null for a contact message without an account. */
  @prop({ type: () => Types.ObjectId, default: null })
  requester: Types.ObjectId | null;

  /** The customers who take part: the requester, and the requesters of tickets that were merged into this one. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  participants: Types.ObjectId[];

  /** The sender, if there is no account. */
  @prop({ type: () => TicketContact })
  contact?: TicketContact;

  @Field(() => String, { simple: true, description: 'The subject, up to 200 characters.' })
  @prop({ type: String, required: true, maxlength: 200 })
  subject: string;

  @Field(() => String, {
    simple: true,
    description: 'The description of the problem, up to 2,000 characters.',
  })
  @prop({ type: String, required: true, maxlength: 2000 })
  description: string;

  @Field(() => TicketCategory, { simple: true, description: 'The subject area of the ticket.' })
  @prop({ type: String, enum: TicketCategory, required: true })
  category: TicketCategory;

  @Field(() => TicketPriority, { simple: true, description: 'The priority of the ticket.' })
  @prop({ type: String, enum: TicketPriority, default: TicketPriority.MEDIUM })
  priority: TicketPriority;

  @Field(() => TicketStatus, { simple: true, description: 'The status of the ticket.' })
  @prop({ type: String, enum: TicketStatus, default: TicketStatus.OPEN })
  status: TicketStatus;

  @Field(() => [String], { simple: true, description: 'The tags, in lower case.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @prop({ type: () => Types.ObjectId, default: null })
  assignee: Types.ObjectId | null;

  @prop({ type: () => ClientInfo })
  client?: ClientInfo;

  @Field(() => TicketSla, { simple: true, description: 'The deadlines of the ticket.' })
  @prop({ type: () => TicketSla, required: true })
  sla: TicketSla;

  @Field(() => TicketResolution, {
    simple: true,
    nullable: true,
    description: 'The resolution. Null if the ticket is not resolved.',
  })
  @prop({ type: () => TicketResolution })
  resolution?: TicketResolution;

  @Field(() => TicketSatisfaction, {
    simple: true,
    nullable: true,
    description: 'The rating by the customer. Null if the customer has not rated.',
  })
  @prop({ type: () => TicketSatisfaction })
  satisfaction?: TicketSatisfaction;

  /** When the ticket was last resolved or closed; null while it is open. */
  @prop({ type: Date, default: null })
  resolvedAt: Date | null;

  /** The ticket in which this one goes on. */
  @prop({ type: () => Types.ObjectId, default: null })
  mergedInto: Types.ObjectId | null;

  /** The finished ticket to which this one is a late reply. */
  @prop({ type: () => Types.ObjectId, default: null })
  followUpOf: Types.ObjectId | null;

  /** The place in the queue: by priority, then by age; made of both, so that one index sorts the queue. */
  @prop({ type: Number, required: true })
  rank: number;

  /** The last number of the log. */
  @prop({ type: Number, default: 0 })
  seq: number;

  /** The last number of what the customer sees of the log. */
  @prop({ type: Number, default: 0 })
  publicSeq: number;

  /** Public messages of the support team, by which unread replies are counted. */
  @prop({ type: Number, default: 0 })
  agentMessages: number;

  /** Messages of customers. */
  @prop({ type: Number, default: 0 })
  customerMessages: number;

  /** The last change that customers may know about. */
  @prop({ type: Date, required: true })
  publicUpdatedAt: Date;

  @Field(() => Date, { simple: true, description: 'Time at which the ticket was opened.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `support_tickets` collection. */
export const TicketModel = defineModel(Ticket);
