import { Field, ObjectType } from 'type-graphql';
import type { UserDocument } from '../../loaders/identity/index.js';
import { User } from '../../models/identity/index.js';

/**
 * The viewer's private data, which is not on `User`. Domains add fields by resolvers for this class, whose value is
 * `{ user }`, the viewer's account.
 */
@ObjectType({ description: 'The signed-in user. The public profile is under `user`.' })
export class Viewer {
  @Field(() => User, { simple: true, description: "The viewer's public profile." })
  user: UserDocument;
}
