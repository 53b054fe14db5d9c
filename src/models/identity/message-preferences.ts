import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** The users who may start a conversation with the user. */
export enum MessagesFrom {
  EVERYBODY = 'everybody',
  FOLLOWED = 'followed',
  NOBODY = 'nobody',
}
registerEnumType(MessagesFrom, {
  name: 'MessagesFrom',
  description: 'The users who may start a conversation with a user.',
  valuesConfig: {
    EVERYBODY: {
      description: 'All users. Conversations of users that the viewer does not follow start as requests.',
    },
    FOLLOWED: { description: 'Users that the viewer follows.' },
    NOBODY: { description: 'No other user.' },
  },
});

/** Settings for direct messages. */
@ObjectType({ description: 'Settings for direct messages.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class MessagePreferences {
  @Field(() => MessagesFrom, { description: 'The users who may start a conversation with the viewer.' })
  @prop({ type: String, enum: MessagesFrom, default: MessagesFrom.EVERYBODY })
  from: MessagesFrom;

  @Field(() => Boolean, { description: 'Whether other users see read receipts of the viewer.' })
  @prop({ type: Boolean, default: true })
  readReceipts: boolean;
}
