import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { NotificationType, type NotificationTarget } from './notification-enums.js';

/** Number of actors that a notification names itself. */
export const NAMED_ACTORS = 3;

/** How long a notification is kept after it was read. */
export const READ_NOTIFICATION_SECONDS = 30 * 24 * 60 * 60;

/**
 * A grouped notification: while it is unread there is one per recipient, type and target, with any number of actors.
 * Its text is rendered in the reader's language, and its URL follows from the target. Only the lane `notifications`
 * writes here.
 */
@ObjectType('Notification', {
  implements: Node,
  description: 'A notification. It groups similar events of several users.',
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

  @Field(() => NotificationType, { simple: true, description: 'The type of the notification.' })
  @prop({ type: String, enum: NotificationType, required: true })
  type: NotificationType;

  @prop({ type: String, required: true })
  targetType: NotificationTarget;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  /** The post at the root of the thread. Null for a notification about a user. */
  @prop({ type: () => Types.ObjectId, default: null })
  root: Types.ObjectId | null;

  /** The latest actors. All of them are in `notification_actors`. */
  @prop({ type: () => [Types.ObjectId], required: true })
  actors: Types.ObjectId[];

  /** The exact number of actors. */
  @prop({ type: Number, required: true })
  actorCount: number;

  @prop({ type: Boolean, default: false })
  read: boolean;

  @Field(() => Date, { simple: true, nullable: true, description: 'Time of reading. Null if unread.' })
  @prop({ type: Date, default: null })
  readAt: Date | null;

  /** Increases with every notification of a user: the order of the list, and the position in the live stream. */
  @prop({ type: Number, required: true })
  seq: number;

  @Field(() => Date, { simple: true, description: 'Time of the first event.' })
  @prop({ type: Date, required: true })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the latest event.' })
  @prop({ type: Date, required: true })
  updatedAt: Date;
}

/** The `notifications` collection. */
export const NotificationModel = defineModel(Notification);
