import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The length of a bucket. */
export enum MetricsPeriod {
  DAILY = 'daily',
  WEEKLY = 'weekly',
  MONTHLY = 'monthly',
  YEARLY = 'yearly',
}
registerEnumType(MetricsPeriod, {
  name: 'MetricsPeriod',
  description: 'The length of a bucket of metrics, in UTC. Weeks begin on Monday.',
  valuesConfig: {
    DAILY: { description: 'A bucket of one day.' },
    WEEKLY: { description: 'A bucket of one week.' },
    MONTHLY: { description: 'A bucket of one month.' },
    YEARLY: { description: 'A bucket of one year.' },
  },
});

const embedded = modelOptions({ schemaOptions: { _id: false } });
const Count =
  (description: string): PropertyDecorator =>
  (target, key) => {
    Field(() => Int, { description })(target, key as string);
    prop({ type: Number, default: 0 })(target, key as string);
  };

/** Who is there. */
@ObjectType({ description: 'Counts of members.', simpleResolvers: true })
@embedded
export class MemberMetrics {
  @Count('Number of members at the end of the bucket; of the platform, of users.')
  total: number;

  @Count('Number of members who joined.')
  new: number;

  @Count('Number of members who left.')
  left: number;

  @Count('Number of members who published, commented or reacted.')
  active: number;

  @Count('Number of banned members at the end of the bucket.')
  banned: number;
}

/** What was published. */
@ObjectType({ description: 'Counts of content.', simpleResolvers: true })
@embedded
export class ContentMetrics {
  @Count('Number of new posts.')
  posts: number;

  @Count('Number of new comments.')
  comments: number;

  @Count('Number of new reactions.')
  reactions: number;

  @Count('Number of new shares.')
  shares: number;
}

/** Who looked at it. */
@ObjectType({ description: 'Counts of views and what follows from them.', simpleResolvers: true })
@embedded
export class EngagementMetrics {
  @Count('Number of views.')
  views: number;

  @Count('Number of visitors who viewed a post, counted once a day.')
  uniqueVisitors: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The average visit in seconds. Null if visits are not known.',
  })
  @prop({ type: Number, default: null })
  averageSessionSeconds: number | null;

  @Field(() => Float, {
    description: 'Comments, reactions and shares per hundred views, two decimals. 0 without views.',
  })
  @prop({ type: Number, default: 0 })
  engagementRate: number;
}

/** Events. */
@ObjectType({ description: 'Counts of events.', simpleResolvers: true })
@embedded
export class EventMetrics {
  @Count('Number of new events.')
  created: number;

  @Count('Number of participants who were there, of events that began in the bucket.')
  attendees: number;

  @Count('Number of events that were completed.')
  completed: number;
}

/** Moderation. */
@ObjectType({ description: 'Counts of moderation.', simpleResolvers: true })
@embedded
export class ModerationMetrics {
  @Count('Number of reports.')
  reports: number;

  @Count('Number of decisions of moderators.')
  actions: number;

  @Count('Number of decisions that hid or removed content.')
  removed: number;
}

/** A frequent contributor. */
@ObjectType({ description: 'A user who contributed much.' })
@embedded
export class TopContributor {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'Number of posts.' })
  @prop({ type: Number, default: 0 })
  posts: number;

  @Field(() => Int, { simple: true, description: 'Number of comments.' })
  @prop({ type: Number, default: 0 })
  comments: number;

  @Field(() => Int, { simple: true, description: 'Number of reactions given.' })
  @prop({ type: Number, default: 0 })
  reactions: number;
}

/** Something that was much looked at. */
@ObjectType({ description: 'Content with much engagement.' })
@embedded
export class TopContent {
  @prop({ type: () => Types.ObjectId, required: true })
  content: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'Number of views.' })
  @prop({ type: Number, default: 0 })
  views: number;

  @Field(() => Int, { simple: true, description: 'Number of comments, reactions and shares.' })
  @prop({ type: Number, default: 0 })
  engagement: number;
}

/** Averages per post. */
@ObjectType({ description: 'Averages per post, two decimals. 0 without posts.', simpleResolvers: true })
export class EngagementAverages {
  @Field(() => Float, { description: 'Number of reactions per new post.' })
  likesPerPost: number;

  @Field(() => Float, { description: 'Number of comments per new post.' })
  commentsPerPost: number;

  @Field(() => Float, { description: 'Number of views per new post.' })
  viewsPerPost: number;
}

/** How often something occurs. */
@ObjectType({ description: 'A key and how often it occurs.', simpleResolvers: true })
@embedded
export class KeyCount {
  @Field(() => String, { description: 'The key that is counted.' })
  @prop({ type: String, required: true })
  key: string;

  @Field(() => Int, { description: 'Number of occurrences.' })
  @prop({ type: Number, default: 0 })
  count: number;
}

/** The metrics of one period, of the platform or of one group. Made by a job that is idempotent for any bucket. */
@ObjectType('CommunityMetrics', { description: 'The community metrics of one period.' })
@modelOptions(collection('community_metrics', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ group: 1, period: 1, date: -1 }, { unique: true })
@index({ period: 1, date: -1 })
@index({ 'topContributors.user': 1 })
export class CommunityMetrics extends BaseDocument {
  /** Null for the platform. */
  @prop({ type: () => Types.ObjectId, default: null })
  group: Types.ObjectId | null;

  @Field(() => MetricsPeriod, { simple: true, description: 'The length of the bucket.' })
  @prop({ type: String, enum: MetricsPeriod, required: true })
  period: MetricsPeriod;

  @Field(() => Date, { simple: true, description: 'Start of the bucket.' })
  @prop({ type: Date, required: true })
  date: Date;

  @Field(() => MemberMetrics, { simple: true, description: 'Counts of members.' })
  @prop({ type: () => MemberMetrics, default: () => ({}) })
  members: MemberMetrics;

  @Field(() => ContentMetrics, { simple: true, description: 'Counts of content.' })
  @prop({ type: () => ContentMetrics, default: () => ({}) })
  content: ContentMetrics;

  @Field(() => EngagementMetrics, { simple: true, description: 'Counts of views.' })
  @prop({ type: () => EngagementMetrics, default: () => ({}) })
  engagement: EngagementMetrics;

  @Field(() => EventMetrics, { simple: true, description: 'Counts of events.' })
  @prop({ type: () => EventMetrics, default: () => ({}) })
  events: EventMetrics;

  @Field(() => ModerationMetrics, { simple: true, description: 'Counts of moderation.' })
  @prop({ type: () => ModerationMetrics, default: () => ({}) })
  moderation: ModerationMetrics;

  @Field(() => [TopContributor], { simple: true, description: 'Up to ten users who contributed most.' })
  @prop({ type: () => [TopContributor], default: [] })
  topContributors: TopContributor[];

  @Field(() => [TopContent], { simple: true, description: 'Up to ten posts with most engagement.' })
  @prop({ type: () => [TopContent], default: [] })
  topContent: TopContent[];

  @Field(() => [KeyCount], {
    simple: true,
    description: 'Number of new posts by category, most frequent first.',
  })
  @prop({ type: () => [KeyCount], default: [] })
  topCategories: KeyCount[];

  createdAt: Date;
}

/** The `community_metrics` collection. */
export const CommunityMetricsModel = defineModel(CommunityMetrics);
