import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/**
 * An invitation by link. Uses are counted by a conditional update, so that a link never admits more users than it may.
 * A link admits members only, never to a higher role.
 */
@ObjectType('GroupInvitation', {
  implements: Node,
  description: 'An invitation to a group by link. Visible to members who may invite.',
})
@modelOptions(collection('group_invitations', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ code: 1 }, { unique: true })
@index({ group: 1, createdAt: -1, _id: -1 })
@index({ createdBy: 1 })
export class GroupInvitation extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  group: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The secret part of the link.' })
  @prop({ type: String, required: true })
  code: string;

  @prop({ type: () => Types.ObjectId, required: true })
  createdBy: Types.ObjectId;

  /** Whether those who come by it need no approval: decided by the right of its maker. */
  @prop({ type: Boolean, required: true })
  admits: boolean;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Number of users that the link admits. Null if there is no limit.',
  })
  @prop({ type: Number, min: 1, default: null })
  maxUses: number | null;

  @Field(() => Int, { simple: true, description: 'Number of users who came by the link.' })
  @prop({ type: Number, default: 0 })
  uses: number;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When the link expires. Null if it does not expire.',
  })
  @prop({ type: Date, default: null })
  expiresAt: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When the link was revoked. Null if it was not.',
  })
  @prop({ type: Date, default: null })
  revokedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;
}

/** The `group_invitations` collection. */
export const GroupInvitationModel = defineModel(GroupInvitation);
