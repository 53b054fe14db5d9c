import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { MembershipRole, MembershipStatus, RANK } from './group-enums.js';

/** The longest note of a request to join, in characters. */
export const LONGEST_NOTE = 500;
/** The longest reason of a ban, in characters. */
export const LONGEST_BAN_REASON = 500;

/** The permissions of a member. */
@ObjectType({ description: 'The permissions of a member in the group.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class MembershipPermissions {
  @Field(() => Boolean, { description: 'Whether the member may create posts.' })
  @prop({ type: Boolean, default: true })
  canPost: boolean;

  @Field(() => Boolean, { description: 'Whether the member may comment.' })
  @prop({ type: Boolean, default: true })
  canComment: boolean;

  @Field(() => Boolean, { description: 'Whether the member may invite users.' })
  @prop({ type: Boolean, default: false })
  canInvite: boolean;

  @Field(() => Boolean, { description: 'Whether the member may review, pin, lock and remove posts.' })
  @prop({ type: Boolean, default: false })
  canModerate: boolean;

  @Field(() => Boolean, {
    description: 'Whether the member may review requests to join and change, suspend and ban members.',
  })
  @prop({ type: Boolean, default: false })
  canManageMembers: boolean;
}

/** What each role may do by default. */
export function permissionsOf(role: MembershipRole): MembershipPermissions {
  const staff = role !== MembershipRole.MEMBER;
  return { canPost: true, canComment: true, canInvite: staff, canModerate: staff, canManageMembers: staff };
}

/**
 * A user's state in a group: one row per user and group, enforced by a unique index; leaving, bans and requests are
 * its states. Bans and suspensions end by time (`bannedUntil`), without a job: after a ban the user may join again,
 * after a suspension the member may participate again.
 */
@ObjectType('Membership', { implements: Node, description: 'The membership of a user in a group.' })
@modelOptions(collection('memberships', { timestamps: true }))
@index({ group: 1, user: 1 }, { unique: true })
@index(
  { group: 1 },
  { unique: true, partialFilterExpression: { role: MembershipRole.OWNER }, name: 'one_owner' },
)
@index({ group: 1, status: 1, order: 1, _id: 1 })
@index({ group: 1, status: 1, role: 1, order: 1, _id: 1 })
@index({ group: 1, status: 1, lastActiveAt: -1 })
@index({ user: 1, status: 1, joinedAt: -1, _id: -1 })
@index({ user: 1, joinedAt: -1, _id: -1 })
@index({ status: 1, role: 1 })
@index({ invitedBy: 1 }, { sparse: true })
@index({ bannedBy: 1 }, { sparse: true })
export class Membership extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  group: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => MembershipRole, { simple: true, description: 'The role of the member.' })
  @prop({ type: String, enum: MembershipRole, default: MembershipRole.MEMBER })
  role: MembershipRole;

  @prop({ type: String, enum: MembershipStatus, required: true })
  status: MembershipStatus;

  /** The place in lists of members: the higher roles first, then by time of joining. Derived from both. */
  @prop({ type: Number, required: true })
  order: number;

  @prop({ type: () => MembershipPermissions, default: () => ({}) })
  permissions: MembershipPermissions;

  @prop({ type: () => Types.ObjectId })
  invitedBy?: Types.ObjectId;

  /** The link that the user came by. */
  @prop({ type: () => Types.ObjectId })
  invitation?: Types.ObjectId;

  /** Whether the invitation needs no approval. Depends on the permissions of the inviting user. */
  @prop({ type: Boolean })
  admits?: boolean;

  @prop({ type: String, maxlength: LONGEST_NOTE })
  applicationNote?: string;

  @Field(() => Date, {
    simple: true,
    description: 'Time of joining. Time of the request or of the invitation for those who have not joined.',
  })
  @prop({ type: Date, required: true })
  joinedAt: Date;

  /** When the member last published, commented, reacted or voted in the group, to the hour. */
  @prop({ type: Date, required: true })
  lastActiveAt: Date;

  @prop({ type: Date, default: null })
  bannedUntil: Date | null;

  @prop({ type: String, maxlength: LONGEST_BAN_REASON })
  banReason?: string;

  @prop({ type: () => Types.ObjectId })
  bannedBy?: Types.ObjectId;

  /** Names this ban: posts that it removed are brought back by its end alone. */
  @prop({ type: () => Types.ObjectId })
  ban?: Types.ObjectId;

  createdAt: Date;

  updatedAt: Date;
}

/** The `memberships` collection. */
export const MembershipModel = defineModel(Membership);

/** A role step is larger than any time in milliseconds. */
const ROLE_STEP = 1e14;

/** The place of a member in lists: the higher roles first, then by time of joining. */
export const orderOf = (role: MembershipRole, joinedAt: Date): number =>
  (RANK[MembershipRole.OWNER] - RANK[role]) * ROLE_STEP + joinedAt.getTime();
