import { Field, Float, ID, InputType } from 'type-graphql';
import { PostCategory, PostStatus, PostVisibility } from '../../../models/social/index.js';
import { AIDetailsInput } from './ai-details.input.js';
import { MediaInput } from './media.input.js';

@InputType({ description: 'A place: a name, coordinates, or both.' })
export class PostLocationInput {
  @Field(() => String, { nullable: true, description: 'The name of the place, up to 100 characters.' })
  name?: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, -90 to 90.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, -180 to 180.' })
  longitude?: number | null;
}

@InputType({ description: 'A new post. The category determines the required parts.' })
export class CreatePostInput {
  @Field(() => PostCategory, { description: 'The category, which determines the required parts.' })
  category: PostCategory;

  @Field(() => String, { nullable: true, description: 'The title, up to 200 characters.' })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The text, up to 2,500 characters. `#hashtag` adds a tag, `@username` mentions a user.',
  })
  caption?: string | null;

  @Field(() => [MediaInput], { nullable: true, description: 'The media: up to 10 images, or one video.' })
  media?: MediaInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Tags in addition to those of the text, 30 in total.',
  })
  tags?: string[] | null;

  @Field(() => PostVisibility, { nullable: true, description: 'The audience. Defaults to PUBLIC.' })
  visibility?: PostVisibility | null;

  @Field(() => PostLocationInput, { nullable: true, description: 'The place where the content was made.' })
  location?: PostLocationInput | null;

  @Field(() => AIDetailsInput, { nullable: true, description: 'Details about how AI was used.' })
  aiDetails?: AIDetailsInput | null;

  @Field(() => ID, { nullable: true, description: 'The public post to quote.' })
  quoteOf?: string | null;

  @Field(() => PostStatus, {
    nullable: true,
    description: 'The publication status. Defaults to PUBLISHED, or SCHEDULED with `publishAt`.',
  })
  status?: PostStatus | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Time of publication, in the future and within a year. The post is SCHEDULED until then.',
  })
  publishAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result.',
  })
  clientId?: string | null;
}

@InputType({ description: 'Input of `updatePost`.' })
export class UpdatePostInput {
  @Field(() => ID, { description: 'The id of the post.' })
  postId: string;

  @Field(() => String, { nullable: true, description: 'The title, up to 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The text, up to 2,500 characters.' })
  caption?: string | null;

  @Field(() => [MediaInput], {
    nullable: true,
    description: "All media of the post. URLs of the post's uploads may be repeated.",
  })
  media?: MediaInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Tags in addition to those of the text.' })
  tags?: string[] | null;

  @Field(() => PostVisibility, { nullable: true, description: 'The audience of the content.' })
  visibility?: PostVisibility | null;

  @Field(() => PostLocationInput, { nullable: true, description: 'The place where the content was made.' })
  location?: PostLocationInput | null;

  @Field(() => AIDetailsInput, { nullable: true, description: 'Details about how AI was used.' })
  aiDetails?: AIDetailsInput | null;
}

@InputType({ description: 'Input of `deletePost`.' })
export class DeletePostInput {
  @Field(() => ID, { description: 'The id of the post.' })
  postId: string;
}

@InputType({ description: 'Input of `sharePost`.' })
export class SharePostInput {
  @Field(() => ID, { description: 'The id of the post.' })
  postId: string;
}

@InputType({ description: 'The viewed posts.' })
export class RecordViewsInput {
  @Field(() => [ID], { description: 'The posts and community posts, up to 100.' })
  postIds: string[];
}

@InputType({ description: 'The post to save. Saving again changes the given fields.' })
export class SavePostInput {
  @Field(() => ID, { description: 'The id of the post.' })
  postId: string;

  @Field(() => String, { nullable: true, description: 'The collection, up to 100 characters.' })
  collection?: string | null;

  @Field(() => String, { nullable: true, description: 'Private notes, up to 500 characters.' })
  notes?: string | null;
}

@InputType({ description: 'Input of `unsavePost`.' })
export class UnsavePostInput {
  @Field(() => ID, { description: 'The id of the post.' })
  postId: string;
}
