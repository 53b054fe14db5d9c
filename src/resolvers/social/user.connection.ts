import { Field, ObjectType } from 'type-graphql';
import { User } from '../../models/identity/index.js';
import { Reaction } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

@ObjectType('UserEdge', { description: 'A user and its cursor.', simpleResolvers: true })
export class UserEdge extends edgeOf('User', () => User) {}

@ObjectType('UserConnection', { description: 'A page of users.' })
export class UserConnection extends connectionOf(
  'User',
  () => User,
  () => UserEdge,
) {}

@ObjectType('FollowEdge', {
  description: 'A follower or followed user and the cursor.',
  simpleResolvers: true,
})
export class FollowEdge extends edgeOf('Follow', () => User) {
  @Field(() => Date, { description: 'Time at which the follow began.' })
  followedAt: Date;
}

@ObjectType('FollowConnection', { description: 'A page of followers or followed users.' })
export class FollowConnection extends connectionOf(
  'Follow',
  () => User,
  () => FollowEdge,
) {}

@ObjectType('ReactionEdge', { description: 'A user who reacted, and the cursor.', simpleResolvers: true })
export class ReactionEdge extends edgeOf('Reaction', () => User) {
  @Field(() => Reaction, { description: 'The kind of reaction.' })
  reaction: Reaction;

  @Field(() => Date, { description: 'Time of the reaction.' })
  reactedAt: Date;
}

@ObjectType('ReactionConnection', { description: 'A page of users who reacted.' })
export class ReactionConnection extends connectionOf(
  'Reaction',
  () => User,
  () => ReactionEdge,
) {}
