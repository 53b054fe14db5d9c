import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** A community post before an edit. */
@ObjectType('CommunityPostVersion', {
  implements: Node,
  description: 'A former version of a community post.',
})
@modelOptions(collection('community_post_versions'))
@index({ post: 1, editedAt: -1, _id: -1 })
@index({ editedBy: 1 })
@index({ mentions: 1 }, { partialFilterExpression: { 'mentions.0': { $exists: true } } })
export class CommunityPostVersion extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  post: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of the edit that replaced this version.' })
  @prop({ type: Date, required: true })
  editedAt: Date;

  @prop({ type: () => Types.ObjectId, required: true })
  editedBy: Types.ObjectId;

  /** Who was named in it, so that an erasure finds them. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  mentions: Types.ObjectId[];

  @prop({ type: String, required: true })
  previousTitle: string;

  @prop({ type: String, default: '' })
  previousBody: string;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether a moderator hid this version. Then only the author and moderators read its text.',
  })
  @prop({ type: Boolean, default: false })
  isHidden: boolean;
}

/** The `community_post_versions` collection. */
export const CommunityPostVersionModel = defineModel(CommunityPostVersion);
