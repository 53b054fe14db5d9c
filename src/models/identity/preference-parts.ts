import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** A time of day, from 00:00 to 23:59. */
export const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const embedded = modelOptions({ schemaOptions: { _id: false } });

/** The colours of the interface; the `auto` of S4§9 is SYSTEM, the `darkMode` of S0 is DARK. */
export enum Theme {
  SYSTEM = 'system',
  LIGHT = 'light',
  DARK = 'dark',
}
registerEnumType(Theme, {
  name: 'Theme',
  description: 'The colours of the interface.',
  valuesConfig: { SYSTEM: { description: 'As the device has it.' } },
});

/** How lists are shown. */
export enum ListView {
  GRID = 'grid',
  LIST = 'list',
}
registerEnumType(ListView, { name: 'ListView', description: 'How lists are shown.' });

/** The interface (S2§1.3). */
@ObjectType({ description: 'How the interface is set up.', simpleResolvers: true })
@embedded
export class UiPreferences {
  @prop({ type: String, enum: Theme, default: Theme.SYSTEM })
  theme: Theme;

  @Field(() => Boolean, { description: 'Whether the sidebar is folded away.' })
  @prop({ type: Boolean, default: false })
  sidebarCollapsed: boolean;

  @Field(() => ListView, { description: 'How lists are shown.' })
  @prop({ type: String, enum: ListView, default: ListView.GRID })
  defaultView: ListView;

  @Field(() => Int, { description: 'How many items a page has, 10 to 100.' })
  @prop({ type: Number, min: 10, max: 100, default: 20 })
  itemsPerPage: number;
}

/** Chats with agents (S2§1.3). */
@ObjectType({ description: 'How chats with agents are set up.', simpleResolvers: true })
@embedded
export class ChatPreferences {
  @Field(() => String, { description: 'The agent that a new chat begins with, by its slug.' })
  @prop({ type: String, maxlength: 100, default: 'einstein' })
  defaultAgent: string;

  @Field(() => Boolean, { description: 'Whether chats are kept.' })
  @prop({ type: Boolean, default: true })
  autoSave: boolean;

  @Field(() => Int, { description: 'How many messages of a chat are shown at first, 10 to 1,000.' })
  @prop({ type: Number, min: 10, max: 1000, default: 100 })
  messageHistory: number;

  @Field(() => Boolean, { description: 'Whether others see that one is typing.' })
  @prop({ type: Boolean, default: true })
  typingIndicator: boolean;
}

/** How often what was missed comes by mail. */
export enum DigestFrequency {
  NEVER = 'never',
  DAILY = 'daily',
  WEEKLY = 'weekly',
}
registerEnumType(DigestFrequency, {
  name: 'DigestFrequency',
  description: 'How often what one has missed comes by mail.',
  valuesConfig: {
    DAILY: { description: 'In the morning, where one lives.' },
    WEEKLY: { description: 'On Monday morning, where one lives.' },
  },
});

/** Mail, by kind. `enabled` is the one switch of S0, S1 and S2§1.1 above the kinds. */
@ObjectType({ description: 'Which kinds of mail are sent, while mail is on at all.', simpleResolvers: true })
@embedded
export class EmailNotifications {
  @prop({ type: Boolean, default: true })
  enabled: boolean;

  @Field(() => Boolean, { description: 'Offers.' })
  @prop({ type: Boolean, default: false })
  marketing: boolean;

  @Field(() => Boolean, { description: 'News about the product.' })
  @prop({ type: Boolean, default: true })
  updates: boolean;

  @Field(() => Boolean, { description: 'What concerns the safety of the account.' })
  @prop({ type: Boolean, default: true })
  security: boolean;

  @Field(() => DigestFrequency, { description: 'How often what one has missed comes by mail.' })
  @prop({ type: String, enum: DigestFrequency, default: DigestFrequency.WEEKLY })
  digest: DigestFrequency;
}

/** Push messages, by kind. */
@ObjectType({
  description: 'Which kinds of push messages are sent, while they are on at all.',
  simpleResolvers: true,
})
@embedded
export class PushNotifications {
  @prop({ type: Boolean, default: true })
  enabled: boolean;

  @Field(() => Boolean, { description: 'New messages.' })
  @prop({ type: Boolean, default: true })
  messages: boolean;

  @Field(() => Boolean, { description: 'Mentions of oneself.' })
  @prop({ type: Boolean, default: true })
  mentions: boolean;

  @Field(() => Boolean, { description: 'Achievements.' })
  @prop({ type: Boolean, default: false })
  achievements: boolean;

  @Field(() => Boolean, { description: 'Reactions to what one made.' })
  @prop({ type: Boolean, default: false })
  likes: boolean;

  @Field(() => Boolean, { description: 'Comments, and replies to one’s own.' })
  @prop({ type: Boolean, default: true })
  comments: boolean;

  @Field(() => Boolean, { description: 'Followers, requests to follow, and their acceptance.' })
  @prop({ type: Boolean, default: true })
  follows: boolean;

  @Field(() => Boolean, { description: 'One’s posts being shared or quoted.' })
  @prop({ type: Boolean, default: false })
  shares: boolean;

  @Field(() => Boolean, { description: 'New posts of those whom one follows.' })
  @prop({ type: Boolean, default: false })
  posts: boolean;

  @Field(() => Boolean, { description: 'Groups and their events.' })
  @prop({ type: Boolean, default: true })
  groups: boolean;
}

/** When one wants to be left alone. */
@ObjectType({
  description:
    'When one wants to be left alone: push messages and digests wait until these hours are over, what concerns the safety of the account does not.',
  simpleResolvers: true,
})
@embedded
export class QuietHours {
  @Field(() => Boolean, { description: 'Whether there are any.' })
  @prop({ type: Boolean, default: false })
  enabled: boolean;

  @Field(() => String, { description: 'When they begin, as the clock shows it in one’s time zone: 22:00.' })
  @prop({ type: String, match: CLOCK_TIME, default: '22:00' })
  from: string;

  @Field(() => String, { description: 'When they end: 07:00. Before their beginning means on the next day.' })
  @prop({ type: String, match: CLOCK_TIME, default: '07:00' })
  to: string;
}

/** Text messages have no kinds (S1, S3§1.1). */
@embedded
export class SmsNotifications {
  @prop({ type: Boolean, default: false })
  enabled: boolean;
}

/** What stands in the list of notifications, by kind. */
@ObjectType({
  description: 'Which kinds of notifications one gets inside the platform, while they are on at all.',
  simpleResolvers: true,
})
@embedded
export class InAppNotifications {
  @Field(() => Boolean, { description: 'Whether there are any.' })
  @prop({ type: Boolean, default: true })
  enabled: boolean;

  @Field(() => Boolean, { description: 'Reactions to what one made.' })
  @prop({ type: Boolean, default: true })
  likes: boolean;

  @Field(() => Boolean, { description: 'Comments, and replies to one’s own.' })
  @prop({ type: Boolean, default: true })
  comments: boolean;

  @Field(() => Boolean, { description: 'Mentions of oneself.' })
  @prop({ type: Boolean, default: true })
  mentions: boolean;

  @Field(() => Boolean, { description: 'Followers, requests to follow, and their acceptance.' })
  @prop({ type: Boolean, default: true })
  follows: boolean;

  @Field(() => Boolean, { description: 'One’s posts being shared.' })
  @prop({ type: Boolean, default: true })
  shares: boolean;

  @Field(() => Boolean, { description: 'New posts of those whom one follows.' })
  @prop({ type: Boolean, default: true })
  posts: boolean;

  @Field(() => Boolean, { description: 'New messages.' })
  @prop({ type: Boolean, default: true })
  messages: boolean;

  @Field(() => Boolean, { description: 'Groups and their events.' })
  @prop({ type: Boolean, default: true })
  groups: boolean;

  @Field(() => Boolean, { description: 'Achievements and earned coins.' })
  @prop({ type: Boolean, default: true })
  achievements: boolean;
}

/** Channels, each with its kinds: they decide what is sent. */
@embedded
export class NotificationPreferences {
  @prop({ type: () => InAppNotifications, default: () => ({}) })
  inApp: InAppNotifications;

  @prop({ type: () => EmailNotifications, default: () => ({}) })
  email: EmailNotifications;

  @prop({ type: () => PushNotifications, default: () => ({}) })
  push: PushNotifications;

  @prop({ type: () => SmsNotifications, default: () => ({}) })
  sms: SmsNotifications;

  @prop({ type: () => QuietHours, default: () => ({}) })
  quietHours: QuietHours;
}

/** What the platform may do with what it learns (S2§1.3). */
@ObjectType({ description: 'What the platform may do with what it learns of one.', simpleResolvers: true })
@embedded
export class DataPreferences {
  @Field(() => Boolean, { description: 'Count how the platform is used.' })
  @prop({ type: Boolean, default: true })
  analytics: boolean;

  @Field(() => Boolean, { description: 'Send reports of crashes.' })
  @prop({ type: Boolean, default: false })
  crashReports: boolean;

  @Field(() => Boolean, { description: 'Share data with partners.' })
  @prop({ type: Boolean, default: false })
  dataSharing: boolean;
}

/** What makes the interface easier to use (S4§2). */
@ObjectType({ description: 'What makes the interface easier to use.', simpleResolvers: true })
@embedded
export class AccessibilityPreferences {
  @Field(() => Boolean, { description: 'More contrast.' })
  @prop({ type: Boolean, default: false })
  highContrast: boolean;

  @Field(() => Boolean, { description: 'Less motion.' })
  @prop({ type: Boolean, default: false })
  reducedMotion: boolean;

  @Field(() => Boolean, { description: 'Made for a screen reader.' })
  @prop({ type: Boolean, default: false })
  screenReader: boolean;
}
