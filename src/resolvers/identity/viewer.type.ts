import { Field, ObjectType } from 'type-graphql';
import type { UserDocument } from '../../loaders/identity/index.js';
import { User } from '../../models/identity/index.js';

/**
 * Oneself: what nobody else may see hangs here, not on `User`. Domains add fields by resolvers over this class; the
 * value that they get is `{ user }`, the person's own account.
 */
@ObjectType({ description: 'The signed-in person: what is public under `user`, what is private beside it.' })
export class Viewer {
  @Field(() => User, { simple: true, description: 'Oneself, as others see one.' })
  user: UserDocument;
}
