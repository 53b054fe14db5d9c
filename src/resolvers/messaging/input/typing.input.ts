import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Whether one types, and where.' })
export class SetTypingInput {
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId: string;

  @Field(() => Boolean, { description: 'Whether the viewer is typing. Repeat it every few seconds.' })
  typing: boolean;
}
