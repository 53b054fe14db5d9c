import { Field, ObjectType } from 'type-graphql';
import { User } from '../../models/identity/index.js';
import { BaseDocument } from '../../models/base.js';
import { Node } from '../../schema/node.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

/** A follow request. Stored as a pending follow. */
@ObjectType('FollowRequest', {
  implements: Node,
  description: 'A request to follow a user with a private profile.',
})
export class FollowRequest extends BaseDocument {
  @Field(() => User, { description: 'The user who sent the request.' })
  user: User;

  @Field(() => Date, { description: 'Time of the request.' })
  requestedAt: Date;
}

@ObjectType('FollowRequestEdge', { description: 'A request and its cursor.', simpleResolvers: true })
export class FollowRequestEdge extends edgeOf('FollowRequest', () => FollowRequest) {}

@ObjectType('FollowRequestConnection', { description: 'A page of requests to follow.' })
export class FollowRequestConnection extends connectionOf(
  'FollowRequest',
  () => FollowRequest,
  () => FollowRequestEdge,
) {}
