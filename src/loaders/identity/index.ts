import type { Types } from 'mongoose';
import { UserModel, type User } from '../../models/identity/index.js';
import { byId, byKey } from '../factories.js';

/** Loaders of accounts. */
export const identityLoaders = {
  user: byId<User>(UserModel),
  userByUsernameKey: byKey<string, User>(UserModel, 'usernameKey'),
};

/** A user as the loaders return it. */
export type UserDocument = User & { _id: Types.ObjectId };
