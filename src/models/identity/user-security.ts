import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * The secrets of an account (S1, S2, S3), apart from `users` so that no read of a person ever loads them. Nothing here
 * is a GraphQL type.
 */
@modelOptions(collection('user_security', { timestamps: true }))
@index({ user: 1 }, { unique: true })
export class UserSecurity {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  /** argon2id with its parameters and salt; absent for those who sign in without a password. */
  @prop({ type: String })
  passwordHash?: string;

  @prop({ type: Date })
  passwordChangedAt?: Date;
}

/** The `user_security` collection. */
export const UserSecurityModel = defineModel(UserSecurity);
