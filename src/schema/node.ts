import { Field, ID, InterfaceType } from 'type-graphql';
import type { Types } from 'mongoose';

/** The interface of everything that can be fetched again by `node(id)`. */
@InterfaceType({ description: 'Anything with a global id; fetch it again by `node(id)`.' })
export abstract class Node {
  @Field(() => ID, { description: 'The global id, readable and typed: `post_…`, `usr_…`.' })
  id?: string;

  _id: Types.ObjectId;
}
