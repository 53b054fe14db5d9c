import { Field, ObjectType } from 'type-graphql';
import { Highlight, Story } from '../../../models/social/index.js';
import { MutationPayload } from '../../../schema/payload.js';

/** The answer of what concerns one story. */
@ObjectType({ description: 'The story as it is now.' })
export class StoryPayload extends MutationPayload {
  @Field(() => Story, { nullable: true, simple: true, description: 'The story; null when refused.' })
  story?: object | null;
}

/** The answer of what changes a highlight. */
@ObjectType({ description: 'The highlight as it is now.' })
export class HighlightPayload extends MutationPayload {
  @Field(() => Highlight, { nullable: true, simple: true, description: 'The highlight; null when refused.' })
  highlight?: object | null;
}
