import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ConversationKind } from './messaging-enums.js';

/** The most participants of a group. */
export const MOST_MEMBERS = 100;

/**
 * A conversation. Its participants are rows of `conversation_members`, its counter is its head. A direct one is
 * unique per pair, independent of who started it.
 */
@ObjectType('Conversation', {
  implements: Node,
  description: 'A conversation between users. Visible to its participants only.',
})
@modelOptions(collection('conversations', { timestamps: true }))
@index({ pairKey: 1 }, { unique: true, partialFilterExpression: { pairKey: { $exists: true } } })
@index({ pair: 1 })
@index({ createdBy: 1, createdAt: -1 })
export class Conversation extends BaseDocument {
  @Field(() => ConversationKind, { simple: true, description: 'The kind of conversation.' })
  @prop({ type: String, enum: ConversationKind, required: true })
  kind: ConversationKind;

  @Field(() => String, { simple: true, nullable: true, description: 'The title of the group.' })
  @prop({ type: String, maxlength: 100 })
  title?: string;

  @Field(() => String, { simple: true, nullable: true, description: "The URL of the group's image." })
  @prop({ type: String, maxlength: 2048 })
  avatar?: string;

  /** The two participants of a direct conversation, the smaller id first. */
  @prop({ type: () => [Types.ObjectId], default: undefined })
  pair?: Types.ObjectId[];

  /** The same as one key. */
  @prop({ type: String })
  pairKey?: string;

  @prop({ type: () => Types.ObjectId, required: true })
  createdBy: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `conversations` collection. */
export const ConversationModel = defineModel(Conversation);

/** The two participants of a direct conversation in their fixed order, and the key of their pair. */
export function pairOf(a: Types.ObjectId, b: Types.ObjectId): { pair: Types.ObjectId[]; pairKey: string } {
  const pair = a.toHexString() < b.toHexString() ? [a, b] : [b, a];
  return { pair, pairKey: pair.map((id) => id.toHexString()).join('') };
}
