import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { AIActivity, MediaType, StoryType, StoryVisibility } from '../../../models/social/index.js';

@InputType({
  description: 'The image or video of a story: an upload, or a URL with its details.',
})
export class StoryMediaInput {
  @Field(() => ID, {
    nullable: true,
    description: 'An upload with the purpose STORY.',
  })
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'The public http or https URL.' })
  url?: string | null;

  @Field(() => MediaType, {
    nullable: true,
    description: 'The type of the media. Defaults to the type of the story.',
  })
  type?: MediaType | null;

  @Field(() => String, { nullable: true, description: 'The URL of a small preview image.' })
  thumbnailUrl?: string | null;

  @Field(() => Int, { nullable: true, description: 'Width in pixels.' })
  width?: number | null;

  @Field(() => Int, { nullable: true, description: 'Height in pixels.' })
  height?: number | null;

  @Field(() => Float, { nullable: true, description: 'Duration in seconds, up to 60. Videos only.' })
  duration?: number | null;

  @Field(() => String, { nullable: true, description: 'The alternative text for screen readers.' })
  alt?: string | null;
}

@InputType({ description: 'A new story: an image, a video or text.' })
export class CreateStoryInput {
  @Field(() => StoryType, {
    nullable: true,
    description: 'The type of the story. Defaults to the type of the media.',
  })
  type?: StoryType | null;

  @Field(() => StoryMediaInput, { nullable: true, description: 'The image or video.' })
  media?: StoryMediaInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'The text, up to 500 characters. Required without media.',
  })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'The background color, such as #1e90ff.' })
  backgroundColor?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether an AI model made the content.' })
  aiGenerated?: boolean | null;

  @Field(() => AIActivity, { nullable: true, description: "The viewer's current AI activity." })
  aiActivity?: AIActivity | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The display time in seconds, 1 to 60. Defaults to 5, or to the duration of the video.',
  })
  duration?: number | null;

  @Field(() => StoryVisibility, { nullable: true, description: 'The audience. Defaults to ALL.' })
  visibility?: StoryVisibility | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result.',
  })
  clientId?: string | null;
}

@InputType({ description: 'Input of `viewStory`.' })
export class ViewStoryInput {
  @Field(() => ID, { description: 'The id of the story.' })
  storyId: string;
}

@InputType({ description: 'Input of `deleteStory`.' })
export class DeleteStoryInput {
  @Field(() => ID, { description: 'The id of the story.' })
  storyId: string;
}

@InputType({ description: 'Input of `closeFriend`.' })
export class CloseFriendInput {
  @Field(() => ID, { description: 'The id of the user.' })
  userId: string;
}

@InputType({ description: 'The cover image: an upload of the viewer, or a URL.' })
export class CoverInput {
  @Field(() => ID, { nullable: true, description: 'The id of the upload.' })
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'The public http or https URL.' })
  url?: string | null;
}

@InputType({ description: 'A new highlight.' })
export class CreateHighlightInput {
  @Field(() => String, { description: 'The title, up to 50 characters.' })
  title: string;

  @Field(() => [ID], { description: "The viewer's stories, 1 to 100, in display order." })
  storyIds: string[];

  @Field(() => CoverInput, {
    nullable: true,
    description: 'The cover image. Defaults to the image of the first story.',
  })
  cover?: CoverInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result.',
  })
  clientId?: string | null;
}

@InputType({ description: 'Input of `updateHighlight`.' })
export class UpdateHighlightInput {
  @Field(() => ID, { description: 'The id of the highlight.' })
  highlightId: string;

  @Field(() => String, { nullable: true, description: 'The new title.' })
  title?: string | null;

  @Field(() => [ID], { nullable: true, description: 'All stories in display order, 1 to 100.' })
  storyIds?: string[] | null;

  @Field(() => CoverInput, {
    nullable: true,
    description: "The cover image. Null resets it to the first story's image.",
  })
  cover?: CoverInput | null;
}

@InputType({ description: 'Input of `deleteHighlight`.' })
export class DeleteHighlightInput {
  @Field(() => ID, { description: 'The id of the highlight.' })
  highlightId: string;
}
