import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ChatFontSize, ChatTheme } from './chat-enums.js';

/** The most favourite quick actions of a user. */
export const MOST_FAVORITES = 10;

/** Notification settings of the chat. */
@ObjectType({ description: 'Notifications of the chat.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ChatNotificationSettings {
  @Field(() => Boolean, { description: 'Whether received messages are announced. Defaults to true.' })
  @prop({ type: Boolean, default: true })
  messageReceived: boolean;

  @Field(() => Boolean, { description: 'Whether finished answers are announced. Defaults to true.' })
  @prop({ type: Boolean, default: true })
  agentResponses: boolean;

  @Field(() => Boolean, { description: 'Whether news of the platform are announced. Defaults to false.' })
  @prop({ type: Boolean, default: false })
  systemUpdates: boolean;
}

/** Privacy settings of the chat. */
@ObjectType({ description: 'Privacy of chats.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ChatPrivacySettings {
  @Field(() => Boolean, {
    description:
      'Whether chats are kept. If false, a chat is removed an hour after its last message. Defaults to true.',
  })
  @prop({ type: Boolean, default: true })
  saveHistory: boolean;

  @Field(() => Boolean, { description: 'Whether answers count in analytics. Defaults to true.' })
  @prop({ type: Boolean, default: true })
  allowAnalytics: boolean;

  @Field(() => Boolean, {
    description: 'Whether chats may be shared by link. Defaults to false: sharing a chat sets it.',
  })
  @prop({ type: Boolean, default: false })
  shareConversations: boolean;
}

/** Quick actions, as stored. */
@modelOptions({ schemaOptions: { _id: false } })
export class StoredQuickActionSettings {
  @prop({ type: Boolean, default: true })
  enabled: boolean;

  @prop({ type: () => [Types.ObjectId], default: [] })
  favorites: Types.ObjectId[];
}

/** A user's chat settings. autoSave and accessibility are stored in the user's preferences. */
@modelOptions(collection('chat_settings', { timestamps: true }))
@index({ user: 1 }, { unique: true })
@index({ theme: 1 })
@index({ 'privacy.allowAnalytics': 1 })
export class StoredChatSettings extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: String, enum: ChatTheme, default: ChatTheme.AUTO })
  theme: ChatTheme;

  @prop({ type: String, enum: ChatFontSize, default: ChatFontSize.MEDIUM })
  fontSize: ChatFontSize;

  @prop({ type: () => ChatNotificationSettings, default: () => ({}) })
  notifications: ChatNotificationSettings;

  @prop({ type: () => StoredQuickActionSettings, default: () => ({}) })
  quickActions: StoredQuickActionSettings;

  @prop({ type: () => ChatPrivacySettings, default: () => ({}) })
  privacy: ChatPrivacySettings;

  createdAt: Date;
  updatedAt: Date;
}

/** The `chat_settings` collection. */
export const ChatSettingsModel = defineModel(StoredChatSettings);
