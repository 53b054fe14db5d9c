import { Field, ObjectType } from 'type-graphql';
import { Post, Reaction } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

@ObjectType('PostEdge', { description: 'A post and its cursor.', simpleResolvers: true })
export class PostEdge extends edgeOf('Post', () => Post) {}

@ObjectType('PostConnection', { description: 'A page of posts.' })
export class PostConnection extends connectionOf(
  'Post',
  () => Post,
  () => PostEdge,
) {}

@ObjectType('LikedPostEdge', {
  description: 'A post that the viewer reacted to, and the cursor.',
  simpleResolvers: true,
})
export class LikedPostEdge extends edgeOf('LikedPost', () => Post) {
  @Field(() => Date, { description: "Time of the viewer's reaction." })
  likedAt: Date;

  @Field(() => Reaction, { description: "The viewer's reaction." })
  reaction: Reaction;
}

@ObjectType('LikedPostConnection', { description: 'A page of posts that the viewer reacted to.' })
export class LikedPostConnection extends connectionOf(
  'LikedPost',
  () => Post,
  () => LikedPostEdge,
) {}

@ObjectType('SavedPostEdge', { description: 'A saved post and the cursor.', simpleResolvers: true })
export class SavedPostEdge extends edgeOf('SavedPost', () => Post) {
  @Field(() => Date, { description: 'Time of saving.' })
  savedAt: Date;

  @Field(() => String, { description: 'The collection of the saved post.' })
  collection: string;

  @Field(() => String, { nullable: true, description: "The viewer's notes." })
  notes: string | null;
}

@ObjectType('SavedPostConnection', { description: "A page of the viewer's saved posts." })
export class SavedPostConnection extends connectionOf(
  'SavedPost',
  () => Post,
  () => SavedPostEdge,
) {}
