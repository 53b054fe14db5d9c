import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import {
  GROUP_LIMITS,
  GroupCategory,
  GroupVisibility,
  LONGEST_BAN_REASON,
  LONGEST_NOTE,
  MembershipRole,
} from '../../models/community/index.js';
import {
  ChoiceField,
  ClientIdField,
  DateField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  TextField,
  TextListField,
  UrlField,
} from '../../schema/input.js';

/** What members may do. */
@InputType({ description: 'The settings of a group. Absent fields stay as they are.' })
export class GroupSettingsInput {
  @FlagField({ description: 'Whether members may create posts.', nullable: true })
  allowMemberPosts?: boolean;

  @FlagField({ description: 'Whether posts of members wait for approval.', nullable: true })
  requirePostApproval?: boolean;

  @FlagField({ description: 'Whether members may comment on posts.', nullable: true })
  allowComments?: boolean;

  @FlagField({ description: 'Whether members may react.', nullable: true })
  allowReactions?: boolean;
}

/** What creation and change have in common. */
@InputType()
abstract class GroupFields {
  @TextField({ description: 'The description of the group.', nullable: true, max: GROUP_LIMITS.description })
  description?: string | null;

  @ChoiceField(() => GroupCategory, { description: 'The topic. Defaults to GENERAL.', nullable: true })
  category?: GroupCategory | null;

  @ChoiceField(() => GroupVisibility, {
    description: 'The visibility of the group. Defaults to PUBLIC.',
    nullable: true,
  })
  visibility?: GroupVisibility | null;

  @FlagField({
    description: 'Whether joining needs approval. Always true for private groups. Defaults to false.',
    nullable: true,
  })
  joinApprovalRequired?: boolean | null;

  @TextListField({
    description: 'The rules.',
    nullable: true,
    most: GROUP_LIMITS.rules,
    max: GROUP_LIMITS.rule,
  })
  rules?: string[] | null;

  @TextListField({
    description: 'Words that the group is found by.',
    nullable: true,
    most: GROUP_LIMITS.tags,
    max: GROUP_LIMITS.tag,
  })
  tags?: string[] | null;

  @ChoiceField(() => GroupSettingsInput, { description: 'The settings of the group.', nullable: true })
  settings?: GroupSettingsInput | null;

  @UrlField({ description: 'The picture, by URL. Null removes it.', nullable: true })
  avatar?: string | null;

  @TextField({ description: 'The picture, by the id of an upload for AVATAR.', nullable: true, max: 40 })
  avatarUploadId?: string | null;

  @UrlField({ description: 'The cover picture, by URL. Null removes it.', nullable: true })
  coverImage?: string | null;

  @TextField({ description: 'The cover picture, by the id of an upload for COVER.', nullable: true, max: 40 })
  coverImageUploadId?: string | null;
}

/** A new group. */
@InputType({ description: 'A new group.' })
export class CreateGroupInput extends GroupFields {
  @TextField({ description: 'The name of the agent.', max: GROUP_LIMITS.name })
  name: string;

  @ClientIdField()
  clientId?: string | null;
}

/** A change of a group. */
@InputType({ description: 'A change of a group. Fields that are absent stay as they are.' })
export class UpdateGroupInput extends GroupFields {
  @IdField('Group', { description: 'The group.' })
  groupId: Types.ObjectId;

  @TextField({
    description: 'The name. A new name gives a new slug; the former slug leads on to the group.',
    nullable: true,
    max: GROUP_LIMITS.name,
    min: 1,
  })
  name?: string | null;
}

/** A group to archive. */
@InputType({ description: 'A group to archive or to take into use again.' })
export class ArchiveGroupInput {
  @IdField('Group', { description: 'The group.' })
  groupId: Types.ObjectId;

  @FlagField({ description: 'Whether to archive the group. Defaults to true.', nullable: true })
  archived?: boolean | null;
}

/** A group to join. */
@InputType({ description: 'A group to join.' })
export class JoinGroupInput {
  @IdField('Group', { description: 'The group.' })
  groupId: Types.ObjectId;

  @TextField({ description: 'A note to those who review the request.', nullable: true, max: LONGEST_NOTE })
  note?: string | null;
}

/** A group to leave. */
@InputType({ description: 'A group to leave.' })
export class LeaveGroupInput {
  @IdField('Group', { description: 'The group.' })
  groupId: Types.ObjectId;
}

/** Users to invite. */
@InputType({ description: 'Users to invite to a group.' })
export class InviteToGroupInput {
  @IdField('Group', { description: 'The group.' })
  groupId: Types.ObjectId;

  @IdListField('User', { description: 'The users.', least: 1, most: 50 })
  userIds: Types.ObjectId[];
}

/** An answer to an invitation. */
@InputType({ description: 'An answer to an invitation.' })
export class AnswerGroupInvitationInput {
  @IdField('Membership', { description: 'The membership that holds the invitation.' })
  membershipId: Types.ObjectId;

  @FlagField({ description: 'Whether to accept.' })
  accept: boolean;
}

/** An answer to a request to join. */
@InputType({ description: 'An answer to a request to join.' })
export class ReviewMembershipInput {
  @IdField('Membership', { description: 'The membership that holds the request.' })
  membershipId: Types.ObjectId;

  @FlagField({ description: 'Whether to approve the request.' })
  approve: boolean;
}

/** Permissions to change. */
@InputType({ description: 'Permissions of a member. Fields that are absent stay as they are.' })
export class MembershipPermissionsInput {
  @FlagField({ description: 'Whether the member may create posts.', nullable: true })
  canPost?: boolean | null;

  @FlagField({ description: 'Whether the member may comment.', nullable: true })
  canComment?: boolean | null;

  @FlagField({ description: 'Whether the member may invite users.', nullable: true })
  canInvite?: boolean | null;

  @FlagField({ description: 'Whether the member may moderate posts.', nullable: true })
  canModerate?: boolean | null;

  @FlagField({ description: 'Whether the member may manage members.', nullable: true })
  canManageMembers?: boolean | null;
}

/** A change of a member. */
@InputType({ description: 'A change of a member.' })
export class ChangeMemberInput {
  @IdField('Membership', { description: 'The membership.' })
  membershipId: Types.ObjectId;

  @ChoiceField(() => MembershipRole, {
    description: 'The new role, below the role of the viewer. It brings its own permissions.',
    nullable: true,
  })
  role?: MembershipRole | null;

  @ChoiceField(() => MembershipPermissionsInput, {
    description: 'Permissions to change. Admins always have all.',
    nullable: true,
  })
  permissions?: MembershipPermissionsInput | null;
}

/** A member to suspend. */
@InputType({ description: 'A member to suspend.' })
export class SuspendMemberInput {
  @IdField('Membership', { description: 'The membership.' })
  membershipId: Types.ObjectId;

  @TextField({ description: 'The reason. The user reads it.', max: LONGEST_BAN_REASON })
  reason: string;

  @DateField({ description: 'The end. Null: without end.', nullable: true })
  until?: Date | null;
}

/** A user to ban. */
@InputType({ description: 'A user to ban from a group.' })
export class BanMemberInput extends SuspendMemberInput {
  @FlagField({
    description: 'Whether to remove what the user published in the group. Defaults to false.',
    nullable: true,
  })
  removePosts?: boolean | null;
}

/** A ban or suspension to lift. */
@InputType({ description: 'A ban or a suspension to lift.' })
export class UnbanMemberInput {
  @IdField('Membership', { description: 'The membership.' })
  membershipId: Types.ObjectId;

  @FlagField({
    description: 'Whether to bring back the posts that the ban removed. Defaults to false.',
    nullable: true,
  })
  restorePosts?: boolean | null;
}

/** A member to remove. */
@InputType({ description: 'A member to remove, or an invitation or request to take back.' })
export class RemoveMemberInput {
  @IdField('Membership', { description: 'The membership.' })
  membershipId: Types.ObjectId;
}

/** A new owner. */
@InputType({ description: 'A group and its new owner.' })
export class TransferGroupInput {
  @IdField('Group', { description: 'The group.' })
  groupId: Types.ObjectId;

  @IdField('User', { description: 'The new owner, an active member of the group.' })
  userId: Types.ObjectId;
}

/** A new invitation link. */
@InputType({ description: 'A new invitation link.' })
export class CreateGroupInvitationInput {
  @IdField('Group', { description: 'The group.' })
  groupId: Types.ObjectId;

  @IntField({
    description: 'Number of users that the link admits. Null: no limit.',
    nullable: true,
    min: 1,
    max: 10_000,
  })
  maxUses?: number | null;

  @DateField({ description: 'When the link expires. Null: never.', nullable: true })
  expiresAt?: Date | null;

  @ClientIdField()
  clientId?: string | null;
}

/** An invitation link to end. */
@InputType({ description: 'An invitation link to end.' })
export class RevokeGroupInvitationInput {
  @IdField('GroupInvitation', { description: 'The invitation link.' })
  invitationId: Types.ObjectId;
}

/** An invitation link to use. */
@InputType({ description: 'An invitation link to use.' })
export class JoinGroupByInvitationInput {
  @TextField({ description: 'The code of the link.', max: 64 })
  code: string;
}
