import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { NotificationTarget, NotificationType } from './notification-enums.js';

/** How many of the people behind a notification it names itself. */
export const NAMED_ACTORS = 3;

/** A notification that was read goes after so long (S0§8). */
export const READ_NOTIFICATION_SECONDS = 30 * 24 * 60 * 60;

/**
 * What one person is told, grouped: while it is unread there is one for a recipient, a type and a target, however many
 * people are behind it. S0's `sender` became the actors; its `message` is rendered in the reader's language, and its
 * `actionUrl` follows from the target. Only the lane `notifications` writes here.
 */
@ObjectType('Notification', {
  implements: Node,
  description: 'What one is told about, grouped: one notification may have many people behind it.',
})
@modelOptions(collection('notifications'))
@index(
  { recipient: 1, type: 1, target: 1 },
  { unique: true, partialFilterExpression: { read: false }, name: 'one_open_group' },
)
@index({ recipient: 1, seq: -1, _id: -1 })
@index({ recipient: 1, read: 1, seq: -1, _id: -1 })
@index({ recipient: 1, read: 1, createdAt: -1 })
@index({ recipient: 1, type: 1, createdAt: -1 })
@index({ target: 1 })
@index({ root: 1 })
@index(
  { readAt: 1 },
  { expireAfterSeconds: READ_NOTIFICATION_SECONDS, partialFilterExpression: { read: true } },
)
export class Notification extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  recipient: Types.ObjectId;

  @Field(() => NotificationType, { simple: true, description: 'What it tells.' })
  @prop({ type: String, enum: NotificationType, required: true })
  type: NotificationType;

  @prop({ type: String, enum: NotificationTarget, required: true })
  targetType: NotificationTarget;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  /** The post that all of it hangs on; null where it is about a person. */
  @prop({ type: () => Types.ObjectId, default: null })
  root: Types.ObjectId | null;

  /** The latest of those behind it; all of them are in `notification_actors`. */
  @prop({ type: () => [Types.ObjectId], required: true })
  actors: Types.ObjectId[];

  /** Exact, whatever the size. */
  @prop({ type: Number, required: true })
  actorCount: number;

  @prop({ type: Boolean, default: false })
  read: boolean;

  @Field(() => Date, { simple: true, nullable: true, description: 'When it was read; null while it is not.' })
  @prop({ type: Date, default: null })
  readAt: Date | null;

  /** Grows with everything that a person is told: the order of the list, and the place in the live stream. */
  @prop({ type: Number, required: true })
  seq: number;

  @Field(() => Date, { simple: true, description: 'When the first of it happened.' })
  @prop({ type: Date, required: true })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'When the latest of it happened.' })
  @prop({ type: Date, required: true })
  updatedAt: Date;
}

/** The `notifications` collection. */
export const NotificationModel = defineModel(Notification);
