import { Field, ObjectType } from 'type-graphql';
import { Post, Reaction } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

/** A post at its place. */
@ObjectType('PostEdge', { description: 'A post at its place in a list.', simpleResolvers: true })
export class PostEdge extends edgeOf('Post', () => Post) {}

/** Posts. */
@ObjectType('PostConnection', { description: 'A page of posts.' })
export class PostConnection extends connectionOf(
  'Post',
  () => Post,
  () => PostEdge,
) {}

/** A post that one has reacted to. */
@ObjectType('LikedPostEdge', { description: 'A post that one has reacted to.', simpleResolvers: true })
export class LikedPostEdge extends edgeOf('LikedPost', () => Post) {
  @Field(() => Date, { description: 'When one reacted.' })
  likedAt: Date;

  @Field(() => Reaction, { description: 'How one reacted.' })
  reaction: Reaction;
}

/** Posts that one has reacted to. */
@ObjectType('LikedPostConnection', { description: 'A page of posts that one has reacted to.' })
export class LikedPostConnection extends connectionOf(
  'LikedPost',
  () => Post,
  () => LikedPostEdge,
) {}

/** A post that one has saved. */
@ObjectType('SavedPostEdge', { description: 'A post that one has saved.', simpleResolvers: true })
export class SavedPostEdge extends edgeOf('SavedPost', () => Post) {
  @Field(() => Date, { description: 'When one saved it.' })
  savedAt: Date;

  @Field(() => String, { description: 'The collection that it is in.' })
  collection: string;

  @Field(() => String, { nullable: true, description: 'What one noted about it.' })
  notes: string | null;
}

/** Posts that one has saved. */
@ObjectType('SavedPostConnection', { description: 'A page of posts that one has saved.' })
export class SavedPostConnection extends connectionOf(
  'SavedPost',
  () => Post,
  () => SavedPostEdge,
) {}
