import { ArgsType, Field, InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import { ToolReviewSort } from '../../models/marketplace/index.js';
import { FlagField, IdField, IntField, ListField, TextField, TextListField } from '../../schema/input.js';
import { PageArgs } from '../../schema/page-args.js';
import { AttachmentInput } from '../messaging/input/message.input.js';

/** A review. */
@InputType({ description: 'A review of a tool. A second one of the same user edits the first.' })
export class ReviewToolInput {
  @IdField('Tool', { description: 'The tool.' })
  toolId: Types.ObjectId;

  @IntField({ description: 'The rating.', min: 1, max: 5 })
  rating: number;

  @TextField({ description: 'The headline.', max: 100 })
  title: string;

  @TextField({ description: 'The text of the review.', max: 5_000 })
  body: string;

  @TextListField({ description: 'The points that the reviewer likes.', nullable: true, max: 200, most: 10 })
  pros?: string[] | null;

  @TextListField({
    description: 'The points that the reviewer does not like.',
    nullable: true,
    max: 200,
    most: 10,
  })
  cons?: string[] | null;

  @TextField({
    description:
      'The version number that the review is about. Defaults to the version that the viewer last took.',
    nullable: true,
    max: 64,
  })
  version?: string | null;

  @ListField(() => AttachmentInput, { description: 'Images, videos and files.', nullable: true, most: 10 })
  attachments?: AttachmentInput[] | null;
}

/** Names a review. */
@InputType({ description: 'Names a review to delete.' })
export class DeleteToolReviewInput {
  @IdField('ToolReview', { description: 'The review.' })
  reviewId: Types.ObjectId;
}

/** A vote on a review. */
@InputType({ description: 'Whether a review helped the viewer.' })
export class VoteOnReviewInput {
  @IdField('ToolReview', { description: 'The review.' })
  reviewId: Types.ObjectId;

  @FlagField({ description: 'Whether the review helped. Null takes the vote back.', nullable: true })
  helpful?: boolean | null;
}

/** The author's answer to a review. */
@InputType({ description: "The tool author's answer to a review." })
export class ReplyToToolReviewInput {
  @IdField('ToolReview', { description: 'The review.' })
  reviewId: Types.ObjectId;

  @TextField({
    description: 'The text of the answer. Null takes the answer away.',
    nullable: true,
    min: 1,
    max: 2_000,
  })
  body?: string | null;
}

/** Hides a review. */
@InputType({ description: 'Hides a review, or shows it again.' })
export class HideToolReviewInput {
  @IdField('ToolReview', { description: 'The review.' })
  reviewId: Types.ObjectId;

  @FlagField({ description: 'Whether the review is hidden.' })
  hidden: boolean;
}

/** A page of reviews. */
@ArgsType()
export class ReviewsArgs extends PageArgs {
  @Field(() => ToolReviewSort, { nullable: true, description: 'The order. Defaults to HELPFUL.' })
  sort?: ToolReviewSort | null;
}
