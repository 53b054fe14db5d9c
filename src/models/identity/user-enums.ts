import { registerEnumType } from 'type-graphql';

/** What a person may do on the whole platform. */
export enum Role {
  USER = 'user',
  MODERATOR = 'moderator',
  ADMIN = 'admin',
}
registerEnumType(Role, { name: 'Role', description: 'What a person may do on the whole platform.' });

/** Whether an account is in use. */
export enum UserStatus {
  ACTIVE = 'active',
  SUSPENDED = 'suspended',
  DELETED = 'deleted',
}
registerEnumType(UserStatus, { name: 'UserStatus', description: 'Whether an account is in use.' });

/** How a person signs in. */
export enum AuthMethod {
  PASSWORD = 'password',
  PASSWORDLESS = 'passwordless',
  GOOGLE = 'google',
  GITHUB = 'github',
}
registerEnumType(AuthMethod, { name: 'AuthMethod', description: 'How a person signs in.' });

/** Who may see a profile and its posts. */
export enum ProfileVisibility {
  PUBLIC = 'public',
  PRIVATE = 'private',
  FRIENDS = 'friends',
}
registerEnumType(ProfileVisibility, {
  name: 'ProfileVisibility',
  description: 'Who may see a profile and its posts.',
  valuesConfig: {
    PUBLIC: { description: 'Everybody, visitors too.' },
    PRIVATE: { description: 'Followers, whom the person has to accept.' },
    FRIENDS: { description: 'People who follow each other with this person.' },
  },
});

/** When the used credits start again from nothing. */
export enum ResetPeriod {
  DAILY = 'daily',
  WEEKLY = 'weekly',
  MONTHLY = 'monthly',
  NEVER = 'never',
}
registerEnumType(ResetPeriod, {
  name: 'ResetPeriod',
  description: 'When the used credits start again from nothing.',
});

/** The platform plan (S2§1.1). */
export enum PlatformPlan {
  FREE = 'free',
  PRO = 'pro',
  ENTERPRISE = 'enterprise',
}
registerEnumType(PlatformPlan, {
  name: 'PlatformPlan',
  description: 'The plan of the platform that a person is on.',
});

/** What AI credits are for. */
export enum AiCreditKind {
  IMAGE_GENERATION = 'imageGeneration',
  VIDEO_GENERATION = 'videoGeneration',
  TEXT_ENHANCEMENT = 'textEnhancement',
}
registerEnumType(AiCreditKind, { name: 'AiCreditKind', description: 'What AI credits are for.' });
