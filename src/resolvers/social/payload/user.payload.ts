import { Field, ObjectType } from 'type-graphql';
import { User } from '../../../models/identity/index.js';
import { Tag } from '../../../models/social/index.js';
import { MutationPayload } from '../../../schema/payload.js';

/** The answer of what changes how two people stand. */
@ObjectType({ description: 'The other person, as the viewer stands to them now.' })
export class UserPayload extends MutationPayload {
  @Field(() => User, { nullable: true, simple: true, description: 'The person; null when refused.' })
  user?: object | null;
}

/** The answer of following a tag. */
@ObjectType({ description: 'The tag, as the viewer stands to it now.' })
export class TagPayload extends MutationPayload {
  @Field(() => Tag, { nullable: true, simple: true, description: 'The tag; null when refused.' })
  tag?: object | null;
}
