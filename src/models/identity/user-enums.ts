import { registerEnumType } from 'type-graphql';

/** The platform-wide role of a user. */
export enum Role {
  USER = 'user',
  MODERATOR = 'moderator',
  ADMIN = 'admin',
}
registerEnumType(Role, {
  name: 'Role',
  description: 'The roles on the platform.',
  valuesConfig: {
    USER: { description: 'A user without further rights.' },
    MODERATOR: { description: 'A user who moderates content.' },
    ADMIN: { description: 'A user who administers the platform.' },
  },
});

/** Permissions that admins grant in addition to the role. */
export enum StaffPermission {
  SUPPORT = 'support',
  HIRING = 'hiring',
}
registerEnumType(StaffPermission, {
  name: 'StaffPermission',
  description: 'A permission that an admin gives to a user.',
  valuesConfig: {
    SUPPORT: {
      description: 'Work on contact messages and tickets. Takes effect for moderators and admins only.',
    },
    HIRING: { description: 'Publish job postings and work on their applications.' },
  },
});

/** The status of an account. */
export enum UserStatus {
  ACTIVE = 'active',
  SUSPENDED = 'suspended',
  DELETED = 'deleted',
}
registerEnumType(UserStatus, {
  name: 'UserStatus',
  description: 'The status of an account.',
  valuesConfig: {
    ACTIVE: { description: 'An account that can be used.' },
    SUSPENDED: { description: 'An account that moderators have suspended.' },
    DELETED: { description: 'An account that its user has deleted.' },
  },
});

/** The sign-in method of a user. */
export enum AuthMethod {
  PASSWORD = 'password',
  PASSWORDLESS = 'passwordless',
  GOOGLE = 'google',
  GITHUB = 'github',
}
registerEnumType(AuthMethod, {
  name: 'AuthMethod',
  description: 'The way in which a user signs in.',
  valuesConfig: {
    PASSWORD: { description: 'A sign-in with a password.' },
    PASSWORDLESS: { description: 'A sign-in with a link by mail.' },
    GOOGLE: { description: 'A sign-in with Google.' },
    GITHUB: { description: 'A sign-in with GitHub.' },
  },
});

/** The audience of a profile and its posts. */
export enum ProfileVisibility {
  PUBLIC = 'public',
  PRIVATE = 'private',
  FRIENDS = 'friends',
}
registerEnumType(ProfileVisibility, {
  name: 'ProfileVisibility',
  description: 'The audiences of a profile and its posts.',
  valuesConfig: {
    PUBLIC: { description: 'Visible to everyone, including visitors.' },
    PRIVATE: { description: 'Visible to accepted followers.' },
    FRIENDS: { description: 'Visible to friends: users who follow each other.' },
  },
});

/** When the used credits are reset. */
export enum ResetPeriod {
  DAILY = 'daily',
  WEEKLY = 'weekly',
  MONTHLY = 'monthly',
  NEVER = 'never',
}
registerEnumType(ResetPeriod, {
  name: 'ResetPeriod',
  description: 'The lengths of a credit period.',
  valuesConfig: {
    DAILY: { description: 'A period of one day.' },
    WEEKLY: { description: 'A period of seven days.' },
    MONTHLY: { description: 'A period of one month.' },
    NEVER: { description: 'Credits that are not renewed.' },
  },
});

/** The platform plan. */
export enum PlatformPlan {
  FREE = 'free',
  PRO = 'pro',
  ENTERPRISE = 'enterprise',
}
registerEnumType(PlatformPlan, {
  name: 'PlatformPlan',
  description: "The platform's subscription plans.",
  valuesConfig: {
    FREE: { description: 'The plan without a price.' },
    PRO: { description: 'The plan for creators.' },
    ENTERPRISE: { description: 'The plan for organisations.' },
  },
});

/** The kinds of AI credits. */
export enum AiCreditKind {
  IMAGE_GENERATION = 'imageGeneration',
  VIDEO_GENERATION = 'videoGeneration',
  TEXT_ENHANCEMENT = 'textEnhancement',
}
registerEnumType(AiCreditKind, {
  name: 'AiCreditKind',
  description: 'The kinds of AI credit.',
  valuesConfig: {
    IMAGE_GENERATION: { description: 'Credits for generated images.' },
    VIDEO_GENERATION: { description: 'Credits for generated videos.' },
    TEXT_ENHANCEMENT: { description: 'Credits for improved texts.' },
  },
});
