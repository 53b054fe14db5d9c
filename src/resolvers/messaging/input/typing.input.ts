import { Field, ID, InputType } from 'type-graphql';

/** Whether one types. */
@InputType({ description: 'Whether one types, and where.' })
export class SetTypingInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId: string;

  @Field(() => Boolean, { description: 'True while one does; say it again every few seconds.' })
  typing: boolean;
}
