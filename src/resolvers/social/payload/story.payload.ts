import { Field, ObjectType } from 'type-graphql';
import { Highlight, Story } from '../../../models/social/index.js';
import { MutationPayload } from '../../../schema/payload.js';

@ObjectType({ description: 'The story after the mutation.' })
export class StoryPayload extends MutationPayload {
  @Field(() => Story, { nullable: true, simple: true, description: 'The story. Null on refusal.' })
  story?: object | null;
}

@ObjectType({ description: 'The highlight after the mutation.' })
export class HighlightPayload extends MutationPayload {
  @Field(() => Highlight, { nullable: true, simple: true, description: 'The highlight. Null on refusal.' })
  highlight?: object | null;
}
