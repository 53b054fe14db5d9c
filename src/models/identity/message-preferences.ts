import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** Who may write to a person with whom they have no conversation yet. */
export enum MessagesFrom {
  EVERYBODY = 'everybody',
  FOLLOWED = 'followed',
  NOBODY = 'nobody',
}
registerEnumType(MessagesFrom, {
  name: 'MessagesFrom',
  description: 'Who may begin to write to somebody.',
  valuesConfig: {
    EVERYBODY: { description: 'Everybody; of those whom one doesn’t follow it is a request first.' },
    FOLLOWED: { description: 'Those whom one follows.' },
    NOBODY: { description: 'Nobody new.' },
  },
});

/** Messages between people. */
@ObjectType({ description: 'How messages between people are set up.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class MessagePreferences {
  @Field(() => MessagesFrom, { description: 'Who may begin to write to one.' })
  @prop({ type: String, enum: MessagesFrom, default: MessagesFrom.EVERYBODY })
  from: MessagesFrom;

  @Field(() => Boolean, { description: 'Whether others see how far one has read.' })
  @prop({ type: Boolean, default: true })
  readReceipts: boolean;
}
