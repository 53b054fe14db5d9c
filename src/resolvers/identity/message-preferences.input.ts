import { Field, InputType } from 'type-graphql';
import { MessagesFrom } from '../../models/identity/index.js';

/** Messages between people. */
@InputType({ description: 'How messages between people are set up.' })
export class MessagePreferencesInput {
  @Field(() => MessagesFrom, { nullable: true, description: 'Who may begin to write to one.' })
  from?: MessagesFrom | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether others see how far one has read.' })
  readReceipts?: boolean | null;
}
