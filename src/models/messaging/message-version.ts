import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { collection, defineModel } from '../base.js';
import { LONGEST_MESSAGE } from './message.js';

/** What a message said before it was changed. */
@ObjectType({ description: 'What a message said before it was changed.', simpleResolvers: true })
@modelOptions(collection('message_versions'))
@index({ message: 1, replacedAt: -1, _id: -1 })
@index({ author: 1 })
export class MessageVersion {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  message: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => String, { description: 'The words of then.' })
  @prop({ type: String, default: '', maxlength: LONGEST_MESSAGE })
  body: string;

  @Field(() => Date, { description: 'Until when it said so.' })
  @prop({ type: Date, required: true })
  replacedAt: Date;
}

/** The `message_versions` collection. */
export const MessageVersionModel = defineModel(MessageVersion);
