import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';
import { MessagePreferences } from './message-preferences.js';
import {
  AccessibilityPreferences,
  ChatPreferences,
  DataPreferences,
  NotificationPreferences,
  UiPreferences,
} from './preference-parts.js';
import { withDefaults } from './with-defaults.js';

/**
 * A user's preferences. Created by the first change; other users have the defaults. The privacy settings are on
 * `User`.
 */
@modelOptions(collection('user_preferences', { timestamps: true }))
@index({ user: 1 }, { unique: true })
@index({ 'ui.theme': 1 })
@index({ 'chat.defaultAgent': 1 })
export class UserPreferences {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => UiPreferences, default: () => ({}) })
  ui: UiPreferences;

  @prop({ type: () => ChatPreferences, default: () => ({}) })
  chat: ChatPreferences;

  @prop({ type: () => MessagePreferences, default: () => ({}) })
  messages: MessagePreferences;

  @prop({ type: () => NotificationPreferences, default: () => ({}) })
  notifications: NotificationPreferences;

  @prop({ type: () => DataPreferences, default: () => ({}) })
  privacy: DataPreferences;

  @prop({ type: () => AccessibilityPreferences, default: () => ({}) })
  accessibility: AccessibilityPreferences;

  /** A language tag (BCP 47). */
  @prop({ type: String, maxlength: 35, default: 'en' })
  language: string;

  /** A name of the IANA time zone database. */
  @prop({ type: String, maxlength: 64, default: 'UTC' })
  timezone: string;

  createdAt?: Date;

  updatedAt?: Date;
}

/** The `user_preferences` collection. */
export const UserPreferencesModel = defineModel(UserPreferences);

/** The stored preferences merged with the defaults: documents contain only changed values, and may not exist. */
export function completePreferences(user: Types.ObjectId, stored: UserPreferences | null): UserPreferences {
  return withDefaults<UserPreferences>(UserPreferencesModel as never, stored ?? { user });
}
