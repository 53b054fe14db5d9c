import { Field, InputType } from 'type-graphql';
import { MessagesFrom } from '../../models/identity/index.js';

@InputType({ description: 'Settings for direct messages.' })
export class MessagePreferencesInput {
  @Field(() => MessagesFrom, {
    nullable: true,
    description: 'The users who may start a conversation with the viewer.',
  })
  from?: MessagesFrom | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether other users see read receipts of the viewer.',
  })
  readReceipts?: boolean | null;
}
