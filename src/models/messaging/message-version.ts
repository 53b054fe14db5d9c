import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { collection, defineModel } from '../base.js';
import { LONGEST_MESSAGE } from './message.js';

/** A former text of a message. */
@ObjectType({ description: 'A former text of a message.', simpleResolvers: true })
@modelOptions(collection('message_versions'))
@index({ message: 1, replacedAt: -1, _id: -1 })
@index({ author: 1 })
@index({ mentions: 1 }, { partialFilterExpression: { 'mentions.0': { $exists: true } } })
export class MessageVersion {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  message: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => String, { description: 'The former text.' })
  @prop({ type: String, default: '', maxlength: LONGEST_MESSAGE })
  body: string;

  /** Users mentioned by the former text. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  mentions: Types.ObjectId[];

  @Field(() => Date, { description: 'Time at which the text was replaced.' })
  @prop({ type: Date, required: true })
  replacedAt: Date;
}

/** The `message_versions` collection. */
export const MessageVersionModel = defineModel(MessageVersion);
