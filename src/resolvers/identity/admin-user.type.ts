import { Field, Int, ObjectType } from 'type-graphql';
import type { UserDocument } from '../../loaders/identity/index.js';
import { User } from '../../models/identity/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';
import { MutationPayload } from '../../schema/payload.js';

/** An account as admins see it; the value is `{ user }`, as it is of `Viewer`. */
@ObjectType({
  description: 'An account as admins see it: what is public under `user`, what is for admins beside it.',
})
export class AdminUser {
  @Field(() => User, { simple: true, description: 'The person, as others see them while they are in use.' })
  user: UserDocument;
}

/** An account at its place. */
@ObjectType('AdminUserEdge', { description: 'An account at its place in the list.', simpleResolvers: true })
export class AdminUserEdge extends edgeOf('AdminUser', () => AdminUser) {}

/** Accounts. */
@ObjectType('AdminUserConnection', { description: 'A page of accounts, for admins.' })
export class AdminUserConnection extends connectionOf(
  'AdminUser',
  () => AdminUser,
  () => AdminUserEdge,
) {}

/** The answer of what an admin does. */
@ObjectType({ description: 'The account, as it is now.' })
export class AdminUserPayload extends MutationPayload {
  @Field(() => AdminUser, { nullable: true, simple: true, description: 'The account; null when refused.' })
  account?: AdminUser | null;
}

/** The answer of signing somebody out. */
@ObjectType({ description: 'How many devices an admin signed out.' })
export class ForceSignOutPayload extends MutationPayload {
  @Field(() => Int, { nullable: true, simple: true, description: 'How many devices were signed out.' })
  ended?: number | null;
}
