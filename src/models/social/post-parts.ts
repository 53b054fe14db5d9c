import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType, Root } from 'type-graphql';
import { AIModel, MediaType, MimeType } from './post-enums.js';

const embedded = modelOptions({ schemaOptions: { _id: false } });

/** One picture or film of a post. */
@ObjectType({ description: 'One picture or film.', simpleResolvers: true })
@embedded
export class Media {
  @Field(() => MediaType, { description: 'Picture or film.' })
  @prop({ type: String, enum: MediaType, required: true })
  type: MediaType;

  @Field(() => String, { description: 'Where it is.' })
  @prop({ type: String, required: true, maxlength: 2048 })
  url: string;

  @Field(() => String, { nullable: true, description: 'A small still picture of it.' })
  @prop({ type: String, maxlength: 2048 })
  thumbnailUrl?: string;

  @Field(() => MimeType, { nullable: true, description: 'Its format.' })
  @prop({ type: String, enum: MimeType })
  mimeType?: MimeType;

  @Field(() => Int, { nullable: true, description: 'Width in pixels.' })
  @prop({ type: Number, min: 1 })
  width?: number;

  @Field(() => Int, { nullable: true, description: 'Height in pixels.' })
  @prop({ type: Number, min: 1 })
  height?: number;

  @Field(() => Float, { nullable: true, description: 'Length in seconds; films only.' })
  @prop({ type: Number, min: 0 })
  duration?: number;

  @Field(() => String, { nullable: true, description: 'What it shows, for those who cannot see it.' })
  @prop({ type: String, maxlength: 500 })
  alt?: string;

  /** The upload behind it; none for a mere address. */
  @prop({ type: () => Types.ObjectId })
  upload?: Types.ObjectId;
}

/** How a post was made with AI. */
@ObjectType('AIDetails', { description: 'How a post was made with AI.', simpleResolvers: true })
@embedded
export class AIDetails {
  @Field(() => Boolean, { description: 'True when a model made it.' })
  @prop({ type: Boolean, default: false })
  isAIGenerated: boolean;

  @Field(() => AIModel, { nullable: true, description: 'Which model.' })
  @prop({ type: String, enum: AIModel })
  model?: AIModel;

  @Field(() => String, { nullable: true, description: 'What was asked of it.' })
  @prop({ type: String, maxlength: 4000 })
  prompt?: string;

  @Field(() => String, { nullable: true, description: 'What was really asked, after enhancement.' })
  @prop({ type: String, maxlength: 4000 })
  enhancedPrompt?: string;

  @Field(() => String, { nullable: true, description: 'The style asked for.' })
  @prop({ type: String, maxlength: 100 })
  style?: string;

  @Field(() => String, { nullable: true, description: 'Width to height, such as 16:9.' })
  @prop({ type: String, maxlength: 20 })
  aspectRatio?: string;

  @Field(() => Int, { nullable: true, description: 'Sampling steps.' })
  @prop({ type: Number, min: 0 })
  steps?: number;

  @Field(() => Float, { nullable: true, description: 'How long it took, in seconds.' })
  @prop({ type: Number, min: 0 })
  generationTime?: number;

  @Field(() => Int, { nullable: true, description: 'What it cost, in coins.' })
  @prop({ type: Number, min: 0 })
  cost?: number;

  @Field(() => String, { nullable: true, description: 'The seed, to make the same again.' })
  @prop({ type: String, maxlength: 100 })
  seed?: string;
}

/** GeoJSON, as the 2dsphere index wants it. */
@embedded
export class GeoPoint {
  @prop({ type: String, enum: ['Point'], default: 'Point' })
  type: 'Point';

  /** Longitude, latitude. */
  @prop({ type: () => [Number], required: true })
  coordinates: [number, number];
}

/** Where a post was made. */
@ObjectType({ description: 'A place.' })
@embedded
export class PostLocation {
  @Field(() => String, { nullable: true, simple: true, description: 'What people call it.' })
  @prop({ type: String, maxlength: 100 })
  name?: string;

  @prop({ type: () => GeoPoint })
  coordinates?: GeoPoint;

  @Field(() => Float, { nullable: true, description: 'Degrees north.' })
  latitude(@Root() place: unknown): number | null {
    return (place as PostLocation).coordinates?.coordinates[1] ?? null;
  }

  @Field(() => Float, { nullable: true, description: 'Degrees east.' })
  longitude(@Root() place: unknown): number | null {
    return (place as PostLocation).coordinates?.coordinates[0] ?? null;
  }
}

/** Denormalised counts of a post, folded from the event log; `npm run reconcile` recomputes them. */
@ObjectType({ description: 'What a post has gathered so far.' })
@embedded
export class PostStats {
  @Field(() => Int, { simple: true, description: 'Reactions of all kinds.' })
  @prop({ type: Number, default: 0 })
  likes: number;

  @Field(() => Int, { simple: true, description: 'Comments on all levels.' })
  @prop({ type: Number, default: 0 })
  comments: number;

  /** Comments right under it: the total of its list of comments. */
  @prop({ type: Number, default: 0 })
  threads: number;

  @Field(() => Int, { simple: true, description: 'Times it was shared.' })
  @prop({ type: Number, default: 0 })
  shares: number;

  @Field(() => Int, { simple: true, description: 'People who reposted it.' })
  @prop({ type: Number, default: 0 })
  reposts: number;

  @Field(() => Int, { simple: true, description: 'Posts that quote it.' })
  @prop({ type: Number, default: 0 })
  quotes: number;

  @Field(() => Int, { simple: true, description: 'People who saved it.' })
  @prop({ type: Number, default: 0 })
  saves: number;

  @Field(() => Int, { simple: true, description: 'Views, counted once per viewer and day.' })
  @prop({ type: Number, default: 0 })
  views: number;

  @Field(() => Float, {
    description: 'Likes, comments and shares per hundred views, two decimals; 0 without views.',
  })
  engagementRate(@Root() root: unknown): number {
    const { likes, comments, shares, views } = root as PostStats;
    return views === 0 ? 0 : Math.round(((likes + comments + shares) / views) * 10_000) / 100;
  }
}
