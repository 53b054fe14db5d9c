import { Field, ObjectType } from 'type-graphql';
import { User } from '../../models/identity/index.js';
import { Reaction } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

/** A person at their place. */
@ObjectType('UserEdge', { description: 'A person at their place in a list.', simpleResolvers: true })
export class UserEdge extends edgeOf('User', () => User) {}

/** People. */
@ObjectType('UserConnection', { description: 'A page of people.' })
export class UserConnection extends connectionOf(
  'User',
  () => User,
  () => UserEdge,
) {}

/** Somebody who follows, or is followed. */
@ObjectType('FollowEdge', { description: 'Somebody who follows, or is followed.', simpleResolvers: true })
export class FollowEdge extends edgeOf('Follow', () => User) {
  @Field(() => Date, { description: 'Since when the follow holds.' })
  followedAt: Date;
}

/** Followers, or people followed. */
@ObjectType('FollowConnection', { description: 'A page of followers, or of people followed.' })
export class FollowConnection extends connectionOf(
  'Follow',
  () => User,
  () => FollowEdge,
) {}

/** Somebody who has reacted. */
@ObjectType('ReactionEdge', { description: 'Somebody who has reacted to something.', simpleResolvers: true })
export class ReactionEdge extends edgeOf('Reaction', () => User) {
  @Field(() => Reaction, { description: 'How they reacted.' })
  reaction: Reaction;

  @Field(() => Date, { description: 'When they reacted.' })
  reactedAt: Date;
}

/** People who have reacted. */
@ObjectType('ReactionConnection', { description: 'A page of people who have reacted to something.' })
export class ReactionConnection extends connectionOf(
  'Reaction',
  () => User,
  () => ReactionEdge,
) {}
