import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Post } from '../../../models/social/index.js';
import { MutationPayload } from '../../../schema/payload.js';

@ObjectType({ description: 'The post after the mutation.' })
export class PostPayload extends MutationPayload {
  @Field(() => Post, {
    nullable: true,
    simple: true,
    description: 'The post. Null on refusal.',
  })
  post?: object | null;
}

@ObjectType({ description: 'The id of the deleted content.' })
export class DeletePayload extends MutationPayload {
  @Field(() => ID, {
    nullable: true,
    simple: true,
    description: 'The id of the deleted notification. Null on refusal.',
  })
  deletedId?: string | null;
}

@ObjectType({ description: 'The result of recording views.' })
export class RecordViewsPayload extends MutationPayload {
  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: "Number of new views: once per viewer and day, without the viewer's own posts.",
  })
  recorded?: number | null;
}
