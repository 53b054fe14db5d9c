import { Field, Int, ObjectType } from 'type-graphql';
import type { UserDocument } from '../../loaders/identity/index.js';
import { User } from '../../models/identity/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';
import { MutationPayload } from '../../schema/payload.js';

/** An account for admins. The value is `{ user }`, like that of `Viewer`. */
@ObjectType({
  description: 'An account as seen by admins. The public profile is under `user`.',
})
export class AdminUser {
  @Field(() => User, { simple: true, description: "The user's public profile." })
  user: UserDocument;
}

@ObjectType('AdminUserEdge', { description: 'An account and its cursor.', simpleResolvers: true })
export class AdminUserEdge extends edgeOf('AdminUser', () => AdminUser) {}

@ObjectType('AdminUserConnection', { description: 'A page of accounts, for admins.' })
export class AdminUserConnection extends connectionOf(
  'AdminUser',
  () => AdminUser,
  () => AdminUserEdge,
) {}

@ObjectType({ description: 'The account after the mutation.' })
export class AdminUserPayload extends MutationPayload {
  @Field(() => AdminUser, { nullable: true, simple: true, description: 'The account. Null on refusal.' })
  account?: AdminUser | null;
}

@ObjectType({ description: 'The result of signing out a user.' })
export class ForceSignOutPayload extends MutationPayload {
  @Field(() => Int, { nullable: true, simple: true, description: 'Number of sessions that ended.' })
  ended?: number | null;
}
