import { registerEnumType } from 'type-graphql';

/** The topics of groups. */
export enum GroupCategory {
  AI_ART = 'ai-art',
  VIDEO_GENERATION = 'video-generation',
  PHOTOGRAPHY = 'photography',
  DISCUSSION = 'discussion',
  TECH = 'tech',
  GENERAL = 'general',
  AGENTS = 'agents',
  DEVELOPMENT = 'development',
  RESEARCH = 'research',
  BUSINESS = 'business',
  OTHER = 'other',
}
registerEnumType(GroupCategory, {
  name: 'GroupCategory',
  description: 'The topic of a group.',
  valuesConfig: {
    AGENTS: { description: 'Groups about agents.' },
    AI_ART: { description: 'Groups about art made with AI.' },
    BUSINESS: { description: 'Groups about business.' },
    DEVELOPMENT: { description: 'Groups about software development.' },
    DISCUSSION: { description: 'Groups for open discussion.' },
    GENERAL: { description: 'Groups about several topics.' },
    OTHER: { description: 'Groups about any other topic.' },
    PHOTOGRAPHY: { description: 'Groups about photography.' },
    RESEARCH: { description: 'Groups about research.' },
    TECH: { description: 'Groups about technology.' },
    VIDEO_GENERATION: { description: 'Groups about generated videos.' },
  },
});

/** Who may find, read and join a group. */
export enum GroupVisibility {
  PUBLIC = 'public',
  PRIVATE = 'private',
  INVITE_ONLY = 'invite-only',
  SECRET = 'secret',
}
registerEnumType(GroupVisibility, {
  name: 'GroupVisibility',
  description: 'The visibilities of groups.',
  valuesConfig: {
    PUBLIC: { description: 'Everyone finds and reads the group. Every user may join.' },
    PRIVATE: {
      description: 'Everyone finds the group. Only members read it. Joining needs approval.',
    },
    INVITE_ONLY: {
      description: 'Everyone finds the group. Only members read it. Joining needs an invitation.',
    },
    SECRET: {
      description: 'Only members and invited users find the group. For everyone else it does not exist.',
    },
  },
});

/** The role of a member, from the highest rank to the lowest. */
export enum MembershipRole {
  OWNER = 'owner',
  ADMIN = 'admin',
  MODERATOR = 'moderator',
  MEMBER = 'member',
}
registerEnumType(MembershipRole, {
  name: 'MembershipRole',
  description: 'The role of a member of a group. A role acts on lower roles only.',
  valuesConfig: {
    OWNER: { description: 'The owner. Each group has exactly one.' },
    ADMIN: { description: 'Changes the group and appoints moderators.' },
    MODERATOR: { description: 'Moderates posts, reviews requests and bans members.' },
    MEMBER: { description: 'Takes part in the group.' },
  },
});

/** The rank of each role: a member acts on members of a lower rank only. */
export const RANK: Record<MembershipRole, number> = {
  [MembershipRole.OWNER]: 3,
  [MembershipRole.ADMIN]: 2,
  [MembershipRole.MODERATOR]: 1,
  [MembershipRole.MEMBER]: 0,
};

/** The state of a membership. */
export enum MembershipStatus {
  ACTIVE = 'active',
  PENDING = 'pending',
  INVITED = 'invited',
  BANNED = 'banned',
  SUSPENDED = 'suspended',
  LEFT = 'left',
}
registerEnumType(MembershipStatus, {
  name: 'MembershipStatus',
  description: 'The state of a membership.',
  valuesConfig: {
    ACTIVE: { description: 'The user is a member.' },
    PENDING: { description: 'The request to join waits for approval.' },
    INVITED: { description: 'The user is invited and has not answered.' },
    BANNED: { description: 'The user is banned from the group, forever or until `bannedUntil`.' },
    SUSPENDED: { description: 'The member reads the group and may not take part until `bannedUntil`.' },
    LEFT: { description: 'The user has left the group, or the request or invitation was declined.' },
  },
});

/** The states in which a user is a member: they can read the group and are counted. */
export const MEMBER_STATUSES: readonly MembershipStatus[] = [
  MembershipStatus.ACTIVE,
  MembershipStatus.SUSPENDED,
];
