import { Field, ID, InterfaceType } from 'type-graphql';
import type { Types } from 'mongoose';

/** The interface of everything that can be fetched again by `node(id)`. */
@InterfaceType({ description: 'An object with a global id. Fetch it by `node(id)`.' })
export abstract class Node {
  @Field(() => ID, { description: 'The global id. It names its type: `post_…`, `usr_…`.' })
  id?: string;

  _id: Types.ObjectId;
}
