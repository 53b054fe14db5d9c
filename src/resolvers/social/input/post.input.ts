import { Field, Float, ID, InputType } from 'type-graphql';
import { PostCategory, PostStatus, PostVisibility } from '../../../models/social/index.js';
import { AIDetailsInput } from './ai-details.input.js';
import { MediaInput } from './media.input.js';

/** Where a post was made. */
@InputType({ description: 'A place: a name, coordinates, or both.' })
export class PostLocationInput {
  @Field(() => String, { nullable: true, description: 'What people call it, up to 100 characters.' })
  name?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north, -90 to 90.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east, -180 to 180.' })
  longitude?: number | null;
}

/** What a new post is made of. */
@InputType({ description: 'What a new post is made of. Which parts it needs depends on its category.' })
export class CreatePostInput {
  @Field(() => PostCategory, { description: 'What it is made of.' })
  category: PostCategory;

  @Field(() => String, { nullable: true, description: 'A headline, up to 200 characters.' })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words, up to 2,500 characters. #hashtags become tags, @usernames become mentions.',
  })
  caption?: string | null;

  @Field(() => [MediaInput], { nullable: true, description: 'Its pictures, up to 10, or its film.' })
  media?: MediaInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Tags beside those of the caption; 30 in all.' })
  tags?: string[] | null;

  @Field(() => PostVisibility, { nullable: true, description: 'Who may see it; PUBLIC unless told.' })
  visibility?: PostVisibility | null;

  @Field(() => PostLocationInput, { nullable: true, description: 'Where it was made.' })
  location?: PostLocationInput | null;

  @Field(() => AIDetailsInput, { nullable: true, description: 'How AI had a part in it.' })
  aiDetails?: AIDetailsInput | null;

  @Field(() => ID, { nullable: true, description: 'A public post to quote.' })
  quoteOf?: string | null;

  @Field(() => PostStatus, {
    nullable: true,
    description: 'DRAFT to go on with it later; published at once unless told, or at `publishAt`.',
  })
  status?: PostStatus | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When to publish it: in the future, within a year. It is SCHEDULED until then.',
  })
  publishAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a retry safe: up to 64 characters of your own.',
  })
  clientId?: string | null;
}

/** What changes about a post. */
@InputType({ description: 'What changes about a post: absent parts stay, null takes a part away.' })
export class UpdatePostInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;

  @Field(() => String, { nullable: true, description: 'A headline, up to 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The words, up to 2,500 characters.' })
  caption?: string | null;

  @Field(() => [MediaInput], {
    nullable: true,
    description: 'Its media anew, all of them; addresses of its own uploads may be given again.',
  })
  media?: MediaInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Tags beside those of the caption.' })
  tags?: string[] | null;

  @Field(() => PostVisibility, { nullable: true, description: 'Who may see it.' })
  visibility?: PostVisibility | null;

  @Field(() => PostLocationInput, { nullable: true, description: 'Where it was made.' })
  location?: PostLocationInput | null;

  @Field(() => AIDetailsInput, { nullable: true, description: 'How AI had a part in it.' })
  aiDetails?: AIDetailsInput | null;
}

/** Which post to delete. */
@InputType({ description: 'Which post to delete.' })
export class DeletePostInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;
}

/** Which post was shared. */
@InputType({ description: 'Which post was shared.' })
export class SharePostInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;
}

/** Which posts were seen. */
@InputType({ description: 'Which posts were seen.' })
export class RecordViewsInput {
  @Field(() => [ID], { description: 'The posts, up to 100.' })
  postIds: string[];
}

/** Which post to keep. */
@InputType({ description: 'Which post to keep, and where. Saving again changes what is given.' })
export class SavePostInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;

  @Field(() => String, { nullable: true, description: 'The collection, up to 100 characters.' })
  collection?: string | null;

  @Field(() => String, { nullable: true, description: 'Notes for oneself, up to 500 characters.' })
  notes?: string | null;
}

/** Which post to let go of. */
@InputType({ description: 'Which post to let go of.' })
export class UnsavePostInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;
}
