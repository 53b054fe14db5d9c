import { Field, ObjectType } from 'type-graphql';
import { User } from '../../models/identity/index.js';
import { BaseDocument } from '../../models/base.js';
import { Node } from '../../schema/node.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

/** Somebody asks to follow; stored as a follow that does not hold yet. */
@ObjectType('FollowRequest', {
  implements: Node,
  description: 'Somebody asks to follow somebody with a private profile.',
})
export class FollowRequest extends BaseDocument {
  @Field(() => User, { description: 'Who asks.' })
  user: User;

  @Field(() => Date, { description: 'When they asked.' })
  requestedAt: Date;
}

/** A request at its place. */
@ObjectType('FollowRequestEdge', { description: 'A request at its place in a list.', simpleResolvers: true })
export class FollowRequestEdge extends edgeOf('FollowRequest', () => FollowRequest) {}

/** Requests. */
@ObjectType('FollowRequestConnection', { description: 'A page of requests to follow.' })
export class FollowRequestConnection extends connectionOf(
  'FollowRequest',
  () => FollowRequest,
  () => FollowRequestEdge,
) {}
