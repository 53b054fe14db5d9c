import type { Types } from 'mongoose';
import {
  SecurityLogModel,
  UserModel,
  UserPreferencesModel,
  UserProfileModel,
  UserSessionModel,
  type SecurityLogEntry,
  type User,
  type UserPreferences,
  type UserProfile,
  type UserSession,
} from '../../models/identity/index.js';
import { byId, byKey } from '../factories.js';
import { formerOwner, formerUsernames } from './former-usernames.js';
import { lockoutOfUser } from './lockout.js';
import { presence } from './presence.js';
import { safetyOfUser } from './safety.js';

/** Loaders of accounts and their data. */
export const identityLoaders = {
  user: byId<User>(UserModel),
  userByUsernameKey: byKey<string, User>(UserModel, 'usernameKey'),
  userSession: byId<UserSession>(UserSessionModel),
  securityLogEntry: byId<SecurityLogEntry>(SecurityLogModel),
  profileOfUser: byKey<Types.ObjectId, UserProfile>(UserProfileModel, 'user'),
  preferencesOfUser: byKey<Types.ObjectId, UserPreferences>(UserPreferencesModel, 'user'),
  safetyOfUser,
  lockoutOfUser,
  presence,
  formerOwner,
  formerUsernames,
};

/** A user as the loaders return it. */
export type UserDocument = User & { _id: Types.ObjectId };
