import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Tool, ToolReview, ToolUse, ToolVersion } from '../../models/marketplace/index.js';
import { connection } from '../../schema/connection.js';
import { MutationPayload, payload } from '../../schema/payload.js';

/** A page of tools. */
export const ToolConnection = connection('Tool', () => Tool);
/** A page of versions. */
export const ToolVersionConnection = connection('ToolVersion', () => ToolVersion);
/** A page of reviews. */
export const ToolReviewConnection = connection('ToolReview', () => ToolReview);
/** A page of runs. */
export const ToolUseConnection = connection('ToolUse', () => ToolUse);

/** Numbers of a tool. */
@ObjectType({ description: 'Numbers of a tool. Part of its tool.', simpleResolvers: true })
export class ToolStats {
  @Field(() => Int, { description: 'Number of downloads, once per user and version.' })
  downloads: number;

  @Field(() => Int, { description: 'Number of stars.' })
  stars: number;

  @Field(() => Int, { description: 'Number of uses, once per user and version.' })
  uses: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The average of all visible reviews. Null if there are none.',
  })
  rating: number | null;

  @Field(() => Int, { description: 'Number of visible reviews.' })
  reviews: number;
}

/** Number of reviews with one rating. */
@ObjectType({ description: 'Number of reviews with one rating.', simpleResolvers: true })
export class RatingCount {
  @Field(() => Int, { description: 'The rating, 1 to 5.' })
  rating: number;

  @Field(() => Int, { description: 'Number of visible reviews with this rating.' })
  count: number;
}

/** The payload of mutations of a tool. */
@ObjectType({ description: 'The result of a change of a tool.' })
export class ToolPayload extends payload('tool', () => Tool, 'The tool. Null on refusal.') {}

/** The payload of mutations of a version. */
@ObjectType({ description: 'The result of a change of a version.' })
export class ToolVersionPayload extends MutationPayload {
  @Field(() => Tool, { simple: true, nullable: true, description: 'The tool. Null on refusal.' })
  tool?: Tool | null;

  @Field(() => ToolVersion, { simple: true, nullable: true, description: 'The version. Null on refusal.' })
  version?: ToolVersion | null;
}

/** The payload of mutations of a review. */
@ObjectType({ description: 'The result of a change of a review.' })
export class ToolReviewPayload extends MutationPayload {
  @Field(() => ToolReview, { simple: true, nullable: true, description: 'The review. Null on refusal.' })
  review?: ToolReview | null;

  @Field(() => Tool, { simple: true, nullable: true, description: 'The tool. Null on refusal.' })
  tool?: Tool | null;
}

/** The payload of a deleted review. */
@ObjectType({ description: 'The result of deleting a review.' })
export class DeletedToolReviewPayload extends MutationPayload {
  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The id of the deleted review. Null on refusal.',
  })
  deletedId?: string | null;

  @Field(() => Tool, { simple: true, nullable: true, description: 'The tool. Null on refusal.' })
  tool?: Tool | null;
}
