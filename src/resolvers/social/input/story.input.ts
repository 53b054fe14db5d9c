import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { AIActivity, MediaType, StoryType, StoryVisibility } from '../../../models/social/index.js';

/** The picture or film of a story. */
@InputType({
  description: 'The picture or film of a story: an upload, or an address with what is known about it.',
})
export class StoryMediaInput {
  @Field(() => ID, {
    nullable: true,
    description: 'An upload of one’s own for stories; says all else by itself.',
  })
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is: a public http or https address.' })
  url?: string | null;

  @Field(() => MediaType, {
    nullable: true,
    description: 'Picture or film; follows from the story unless told.',
  })
  type?: MediaType | null;

  @Field(() => String, { nullable: true, description: 'A small still picture of it.' })
  thumbnailUrl?: string | null;

  @Field(() => Int, { nullable: true, description: 'Width in pixels.' })
  width?: number | null;

  @Field(() => Int, { nullable: true, description: 'Height in pixels.' })
  height?: number | null;

  @Field(() => Float, { nullable: true, description: 'Length in seconds; films only, up to 60.' })
  duration?: number | null;

  @Field(() => String, { nullable: true, description: 'What it shows, for those who cannot see it.' })
  alt?: string | null;
}

/** What a new story is made of. */
@InputType({ description: 'What a new story is made of: a picture, a film, or mere words.' })
export class CreateStoryInput {
  @Field(() => StoryType, {
    nullable: true,
    description: 'What it shows; follows from the media unless told.',
  })
  type?: StoryType | null;

  @Field(() => StoryMediaInput, { nullable: true, description: 'Its picture or film.' })
  media?: StoryMediaInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its words, up to 500 characters; needed without media.',
  })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'The colour behind it, such as #1e90ff.' })
  backgroundColor?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a model made it.' })
  aiGenerated?: boolean | null;

  @Field(() => AIActivity, { nullable: true, description: 'What one is up to with AI.' })
  aiActivity?: AIActivity | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many seconds to show it for, 1 to 60; 5, or the length of the film, unless told.',
  })
  duration?: number | null;

  @Field(() => StoryVisibility, { nullable: true, description: 'Who may see it; ALL unless told.' })
  visibility?: StoryVisibility | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a retry safe: up to 64 characters of your own.',
  })
  clientId?: string | null;
}

/** Which story was seen. */
@InputType({ description: 'Which story was seen.' })
export class ViewStoryInput {
  @Field(() => ID, { description: 'The story.' })
  storyId: string;
}

/** Which story to take away. */
@InputType({ description: 'Which story to take away.' })
export class DeleteStoryInput {
  @Field(() => ID, { description: 'The story.' })
  storyId: string;
}

/** Whom it is about. */
@InputType({ description: 'Whom to count among one’s close friends, or no more.' })
export class CloseFriendInput {
  @Field(() => ID, { description: 'The person.' })
  userId: string;
}

/** The picture of a highlight. */
@InputType({ description: 'A picture: an upload of one’s own for stories, or an address.' })
export class CoverInput {
  @Field(() => ID, { nullable: true, description: 'The upload.' })
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'A public http or https address.' })
  url?: string | null;
}

/** What a new highlight is made of. */
@InputType({ description: 'What a new highlight is made of.' })
export class CreateHighlightInput {
  @Field(() => String, { description: 'What it is called, up to 50 characters.' })
  title: string;

  @Field(() => [ID], { description: 'Stories of one’s own, 1 to 100, in order.' })
  storyIds: string[];

  @Field(() => CoverInput, {
    nullable: true,
    description: 'Its picture; that of the first story unless told.',
  })
  cover?: CoverInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a retry safe: up to 64 characters of your own.',
  })
  clientId?: string | null;
}

/** What changes about a highlight. */
@InputType({ description: 'What changes about a highlight: absent parts stay.' })
export class UpdateHighlightInput {
  @Field(() => ID, { description: 'The highlight.' })
  highlightId: string;

  @Field(() => String, { nullable: true, description: 'What it is called from now on.' })
  title?: string | null;

  @Field(() => [ID], { nullable: true, description: 'All of its stories from now on, 1 to 100, in order.' })
  storyIds?: string[] | null;

  @Field(() => CoverInput, {
    nullable: true,
    description: 'Its picture; null goes back to that of the first story.',
  })
  cover?: CoverInput | null;
}

/** Which highlight to delete. */
@InputType({ description: 'Which highlight to delete.' })
export class DeleteHighlightInput {
  @Field(() => ID, { description: 'The highlight.' })
  highlightId: string;
}
