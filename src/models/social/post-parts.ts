import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType, Root } from 'type-graphql';
import { AIModel, MediaType, MimeType } from './post-enums.js';

const embedded = modelOptions({ schemaOptions: { _id: false } });

/** An image or a video of a post. */
@ObjectType({ description: 'An image or a video.', simpleResolvers: true })
@embedded
export class Media {
  @Field(() => MediaType, { description: 'The type of the media.' })
  @prop({ type: String, enum: MediaType, required: true })
  type: MediaType;

  @Field(() => String, { description: 'The public URL.' })
  @prop({ type: String, required: true, maxlength: 2048 })
  url: string;

  @Field(() => String, { nullable: true, description: 'The URL of a small preview image.' })
  @prop({ type: String, maxlength: 2048 })
  thumbnailUrl?: string;

  @Field(() => MimeType, { nullable: true, description: 'The media type.' })
  @prop({ type: String, enum: MimeType })
  mimeType?: MimeType;

  @Field(() => Int, { nullable: true, description: 'Width in pixels.' })
  @prop({ type: Number, min: 1 })
  width?: number;

  @Field(() => Int, { nullable: true, description: 'Height in pixels.' })
  @prop({ type: Number, min: 1 })
  height?: number;

  @Field(() => Float, { nullable: true, description: 'Duration in seconds. Videos only.' })
  @prop({ type: Number, min: 0 })
  duration?: number;

  @Field(() => String, { nullable: true, description: 'The alternative text for screen readers.' })
  @prop({ type: String, maxlength: 500 })
  alt?: string;

  /** The upload of the file. Absent for a plain URL. */
  @prop({ type: () => Types.ObjectId })
  upload?: Types.ObjectId;
}

/** How AI was used for a post. */
@ObjectType('AIDetails', { description: 'Details about how AI was used for a post.', simpleResolvers: true })
@embedded
export class AIDetails {
  @Field(() => Boolean, { description: 'Whether an AI model made the content.' })
  @prop({ type: Boolean, default: false })
  isAIGenerated: boolean;

  @Field(() => AIModel, { nullable: true, description: 'The AI model.' })
  @prop({ type: String, enum: AIModel })
  model?: AIModel;

  @Field(() => String, { nullable: true, description: 'The prompt of the generation.' })
  @prop({ type: String, maxlength: 4000 })
  prompt?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The prompt that the model received after enhancement.',
  })
  @prop({ type: String, maxlength: 4000 })
  enhancedPrompt?: string;

  @Field(() => String, { nullable: true, description: 'The requested style.' })
  @prop({ type: String, maxlength: 100 })
  style?: string;

  @Field(() => String, { nullable: true, description: 'The aspect ratio, such as 16:9.' })
  @prop({ type: String, maxlength: 20 })
  aspectRatio?: string;

  @Field(() => Int, { nullable: true, description: 'Number of sampling steps.' })
  @prop({ type: Number, min: 0 })
  steps?: number;

  @Field(() => Float, { nullable: true, description: 'The generation time in seconds.' })
  @prop({ type: Number, min: 0 })
  generationTime?: number;

  @Field(() => Int, { nullable: true, description: 'The cost in coins.' })
  @prop({ type: Number, min: 0 })
  cost?: number;

  @Field(() => String, { nullable: true, description: 'The seed of the generation, to repeat it.' })
  @prop({ type: String, maxlength: 100 })
  seed?: string;
}

/** GeoJSON, as the 2dsphere index requires. */
@embedded
export class GeoPoint {
  @prop({ type: String, enum: ['Point'], default: 'Point' })
  type: 'Point';

  /** Longitude, latitude. */
  @prop({ type: () => [Number], required: true })
  coordinates: [number, number];
}

/** The place of a post. */
@ObjectType({ description: 'A geographic place.' })
@embedded
export class PostLocation {
  @Field(() => String, { nullable: true, simple: true, description: 'The name of the place.' })
  @prop({ type: String, maxlength: 100 })
  name?: string;

  @prop({ type: () => GeoPoint })
  coordinates?: GeoPoint;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees.' })
  latitude(@Root() place: unknown): number | null {
    return (place as PostLocation).coordinates?.coordinates[1] ?? null;
  }

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees.' })
  longitude(@Root() place: unknown): number | null {
    return (place as PostLocation).coordinates?.coordinates[0] ?? null;
  }
}

/** Denormalised counts of a post, folded from the event log; `npm run reconcile` recomputes them. */
@ObjectType({ description: 'Counters of a post.' })
@embedded
export class PostStats {
  @Field(() => Int, { simple: true, description: 'Number of reactions of all kinds.' })
  @prop({ type: Number, default: 0 })
  likes: number;

  @Field(() => Int, { simple: true, description: 'Number of comments on all levels.' })
  @prop({ type: Number, default: 0 })
  comments: number;

  /** Number of comments directly on it: the total of its list of comments. */
  @prop({ type: Number, default: 0 })
  threads: number;

  @Field(() => Int, { simple: true, description: 'Number of shares.' })
  @prop({ type: Number, default: 0 })
  shares: number;

  @Field(() => Int, { simple: true, description: 'Number of users who reposted it.' })
  @prop({ type: Number, default: 0 })
  reposts: number;

  @Field(() => Int, { simple: true, description: 'Number of posts that quote it.' })
  @prop({ type: Number, default: 0 })
  quotes: number;

  @Field(() => Int, { simple: true, description: 'Number of users who saved it.' })
  @prop({ type: Number, default: 0 })
  saves: number;

  @Field(() => Int, { simple: true, description: 'Number of views, once per viewer and day.' })
  @prop({ type: Number, default: 0 })
  views: number;

  @Field(() => Float, {
    description: 'Reactions, comments and shares per hundred views, with two decimals. 0 without views.',
  })
  engagementRate(@Root() root: unknown): number {
    const { likes, comments, shares, views } = root as PostStats;
    return views === 0 ? 0 : Math.round(((likes + comments + shares) / views) * 10_000) / 100;
  }
}
