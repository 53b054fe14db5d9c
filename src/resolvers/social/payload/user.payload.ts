import { Field, ObjectType } from 'type-graphql';
import { User } from '../../../models/identity/index.js';
import { Tag } from '../../../models/social/index.js';
import { MutationPayload } from '../../../schema/payload.js';

@ObjectType({ description: 'The user after the mutation.' })
export class UserPayload extends MutationPayload {
  @Field(() => User, { nullable: true, simple: true, description: 'The user. Null on refusal.' })
  user?: object | null;
}

@ObjectType({ description: 'The tag, as the viewer stands to it now.' })
export class TagPayload extends MutationPayload {
  @Field(() => Tag, { nullable: true, simple: true, description: 'The tag. Null on refusal.' })
  tag?: object | null;
}
