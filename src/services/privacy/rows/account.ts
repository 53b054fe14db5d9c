import {
  AccountTokenModel,
  FormerUsernameModel,
  LastSeenModel,
  OAuthStateModel,
  SecurityLogModel,
  SigningKeyModel,
  UserModel,
  UserPreferencesModel,
  UserProfileModel,
  UserSecurityModel,
  UserSessionModel,
  type User,
} from '../../../models/identity/index.js';
import { ErasureModel } from '../../../models/privacy/index.js';
import { linkedProviders } from '../../identity/index.js';
import { own, type PersonalData } from '../personal-data.js';
import { anonymise, expires, follows, remove } from '../steps.js';

/** Accounts and what belongs to them. */
export const account: PersonalData[] = [
  {
    model: UserModel,
    ids: { _id: 'User', pinnedPost: 'Post', 'suspension.by': 'User', 'erasure.by': 'User' },
    told: {
      as: 'account',
      type: 'User',
      own: ({ id }) => ({ _id: id }),
      fields: [
        ...['email', 'emailVerifiedAt', 'username', 'firstName', 'lastName', 'displayName', 'authMethod'],
        ...[
          'avatar',
          'coverImage',
          'bio',
          'website',
          'location',
          'socialLinks',
          'dateOfBirth',
          'phoneNumber',
        ],
        ...['verified', 'role', 'status', 'suspension.reason', 'suspension.at', 'suspension.until', 'stats'],
        ...['coins', 'credits', 'dailyBonus', 'aiCredits', 'subscription', 'privacy', 'pinnedPost'],
        ...['lastLoginAt', 'lastActiveAt', 'createdAt', 'updatedAt'],
      ],
      more: (row) => ({ linkedProviders: linkedProviders(row as unknown as User) }),
    },
    // What a provider calls one is told as the provider; what is made for searching says nothing more than the names.
    untold: [
      ...['googleId', 'githubId', 'usernameKey', 'searchKeys', 'largeAudience', 'deletedAt'],
      ...['suspension.by', 'erasure'],
    ],
    erased: [follows('_id'), anonymise(UserModel, 'suspension.by'), anonymise(UserModel, 'erasure.by')],
    why: 'The account itself goes last. The username is free then; the address and accounts elsewhere may be used again.',
  },
  {
    model: UserProfileModel,
    ids: { user: 'User' },
    told: {
      as: 'profile',
      own: own('user'),
      fields: ['gender', 'professional', 'interests', 'achievements', 'createdAt', 'updatedAt'],
    },
    untold: ['user'],
    erased: [remove(UserProfileModel, 'user')],
    why: 'It is the person’s.',
  },
  {
    model: UserPreferencesModel,
    ids: { user: 'User' },
    told: {
      as: 'preferences',
      own: own('user'),
      fields: [
        ...['ui', 'chat', 'messages', 'notifications', 'privacy', 'accessibility', 'language', 'timezone'],
        ...['createdAt', 'updatedAt'],
      ],
    },
    untold: ['user'],
    erased: [remove(UserPreferencesModel, 'user')],
    why: 'It is the person’s.',
  },
  {
    model: UserSecurityModel,
    ids: { user: 'User', 'emailChange.id': 'nothing public' },
    told: {
      as: 'safety',
      own: own('user'),
      fields: [
        ...['passwordChangedAt', 'twoFactor.enabledAt', 'emailChange.email', 'loginAttempts', 'lastFailedAt'],
        ...['lockedUntil', 'createdAt', 'updatedAt'],
      ],
    },
    untold: [
      ...[
        'user',
        'passwordHash',
        'twoFactor.sealedSecret',
        'twoFactor.lastStep',
        'pendingTwoFactor',
        'backupCodes',
      ],
      ...['emailChange.id', 'emailChange.newAgreed', 'emailChange.oldAgreed', 'emailChange.expiresAt'],
      'lockNoticeDue',
    ],
    erased: [remove(UserSecurityModel, 'user')],
    why: 'Secrets and what is made of them leave the database for nobody.',
  },
  {
    model: UserSessionModel,
    ids: { user: 'User' },
    told: {
      as: 'devices',
      type: 'UserSession',
      own: own('user'),
      fields: [
        ...[
          'ip',
          'userAgent',
          'device',
          'browser',
          'os',
          'location',
          'createdAt',
          'lastActiveAt',
          'expiresAt',
        ],
        ...['revokedAt', 'endedBy'],
      ],
    },
    untold: ['user', 'generation', 'salt', 'rotatedAt'],
    erased: [remove(UserSessionModel, 'user')],
    why: 'It is the person’s.',
  },
  {
    model: SecurityLogModel,
    ids: { user: 'User', actor: 'User', session: 'UserSession' },
    told: {
      as: 'securityLog',
      type: 'SecurityLogEntry',
      own: own('user'),
      fields: ['event', 'reason', 'detail', 'session', 'ipAddress', 'device', 'createdAt'],
    },
    untold: ['user', 'actor'],
    erased: [remove(SecurityLogModel, 'user'), anonymise(SecurityLogModel, 'actor')],
    why: 'What an admin did to others stays in their logs, in no name. One line says that an account was erased.',
  },
  {
    model: FormerUsernameModel,
    ids: { user: 'User' },
    told: { as: 'formerUsernames', own: own('user'), fields: ['username', 'changedAt', 'reservedUntil'] },
    untold: ['user', 'usernameKey'],
    erased: [remove(FormerUsernameModel, 'user')],
    why: 'To keep a name for somebody who is gone would be to keep the name.',
  },
  {
    model: LastSeenModel,
    ids: { _id: 'User' },
    told: { as: 'lastSeen', own: ({ id }) => ({ _id: id }), fields: ['at'] },
    erased: [remove(LastSeenModel, '_id')],
    why: 'It is the person’s.',
  },
  {
    model: AccountTokenModel,
    ids: { user: 'User', change: 'nothing public' },
    untold: 'all',
    erased: [remove(AccountTokenModel, 'user')],
    why: 'Hashes of links; the mails are told.',
  },
  {
    model: OAuthStateModel,
    ids: { user: 'User', session: 'UserSession' },
    untold: 'all',
    erased: [expires('user')],
    why: 'Ways to a provider last minutes and are forgotten within days.',
  },
  { model: SigningKeyModel, untold: 'all', why: 'The gateway’s own keys.' },
  {
    model: ErasureModel,
    ids: { user: 'User', said: 'nothing public' },
    untold: 'all',
    erased: [follows('user')],
    why: 'The trace of an erasure: that there was one, when, and the id in the rows that books keep.',
  },
];
