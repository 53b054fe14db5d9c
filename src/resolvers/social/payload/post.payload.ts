import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Post } from '../../../models/social/index.js';
import { MutationPayload } from '../../../schema/payload.js';

/** The answer of what changes a post. */
@ObjectType({ description: 'The post as it is now.' })
export class PostPayload extends MutationPayload {
  @Field(() => Post, {
    nullable: true,
    simple: true,
    description: 'The post; null when refused or out of sight.',
  })
  post?: object | null;
}

/** The answer of a deletion. */
@ObjectType({ description: 'What was deleted.' })
export class DeletePayload extends MutationPayload {
  @Field(() => ID, {
    nullable: true,
    simple: true,
    description: 'The id that is no more; null when refused.',
  })
  deletedId?: string | null;
}

/** The answer of `recordViews`. */
@ObjectType({ description: 'How many views counted.' })
export class RecordViewsPayload extends MutationPayload {
  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'How many were new: once per viewer and day, own posts left out.',
  })
  recorded?: number | null;
}
