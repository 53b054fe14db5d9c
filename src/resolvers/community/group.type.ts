import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  Group,
  GroupCategory,
  GroupInvitation,
  GroupVisibility,
  Membership,
} from '../../models/community/index.js';
import { connection } from '../../schema/connection.js';
import { MutationPayload, payload } from '../../schema/payload.js';

/** The orders of groups; the values are the names of loaders/community/lists/group.ts. */
export enum GroupSort {
  POPULAR = 'popular',
  NEWEST = 'newest',
  ACTIVE = 'active',
  NAME = 'name',
}
registerEnumType(GroupSort, {
  name: 'GroupSort',
  description: 'The order of a list of groups.',
  valuesConfig: {
    POPULAR: { description: 'Most members first.' },
    NEWEST: { description: 'Newest group first.' },
    ACTIVE: { description: 'Latest post first.' },
    NAME: { description: 'Groups by their name.' },
  },
});

/** Groups. */
@ObjectType('GroupConnection', { description: 'A page of a list of groups.' })
export class GroupConnection extends connection('Group', () => Group) {}

/** Memberships. */
@ObjectType('MembershipConnection', { description: 'A page of a list of memberships.' })
export class MembershipConnection extends connection('Membership', () => Membership) {}

/** Invitation links. */
@ObjectType('GroupInvitationConnection', { description: 'A page of a list of invitation links.' })
export class GroupInvitationConnection extends connection('GroupInvitation', () => GroupInvitation) {}

/** The answer of what changes a group. */
@ObjectType({ description: 'The answer of a mutation that changes a group.' })
export class GroupPayload extends payload('group', () => Group, 'The group. Null on refusal.') {}

/** The answer of what changes a membership. */
@ObjectType({ description: 'The answer of a mutation that changes a membership.' })
export class MembershipPayload extends payload(
  'membership',
  () => Membership,
  'The membership. Null on refusal.',
) {}

/** The answer of `inviteToGroup`. */
@ObjectType({ description: 'The answer of a mutation that invites users.' })
export class MembershipsPayload extends MutationPayload {
  @Field(() => [Membership], {
    nullable: true,
    simple: true,
    description: 'The memberships, in the order of the users. Null on refusal.',
  })
  memberships?: object[] | null;
}

/** The answer of what changes an invitation link. */
@ObjectType({ description: 'The answer of a mutation that changes an invitation link.' })
export class GroupInvitationPayload extends payload(
  'invitation',
  () => GroupInvitation,
  'The invitation link. Null on refusal.',
) {}

/** The preview of a group for users with an invitation link, also of a secret group. */
@ObjectType({
  description: 'The preview of a group for users with an invitation link.',
  simpleResolvers: true,
})
export class GroupPreview {
  @Field(() => String, { description: 'The name of the group.' })
  name: string;

  @Field(() => String, { description: 'The description of the group.' })
  description: string;

  @Field(() => String, { nullable: true, description: 'URL of the picture of the group.' })
  avatar: string | null;

  @Field(() => GroupCategory, { description: 'The topic of the group.' })
  category: GroupCategory;

  @Field(() => GroupVisibility, { description: 'The visibility of the group.' })
  visibility: GroupVisibility;

  @Field(() => Int, { description: 'Number of members.' })
  members: number;

  @Field(() => [String], { description: 'The rules of the group.' })
  rules: string[];

  @Field(() => Boolean, { description: 'Whether joining by this link needs approval.' })
  needsApproval: boolean;
}
