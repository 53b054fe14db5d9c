import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** How long an erasure can be called off. */
export const ERASURE_DAYS = 30;

/** How far an erasure has come. */
export enum ErasureStatus {
  SCHEDULED = 'scheduled',
  RUNNING = 'running',
}
registerEnumType(ErasureStatus, {
  name: 'ErasureStatus',
  description: 'How far the erasure of an account has come.',
  valuesConfig: {
    SCHEDULED: { description: 'The account is out of use, and can still be brought back.' },
    RUNNING: { description: 'The account is being erased; nothing of it can be brought back.' },
  },
});

/** That an account shall be erased. While it stands on an account the account is out of use, as after a suspension. */
@ObjectType({ description: 'That an account will be erased, and when.' })
@modelOptions({ schemaOptions: { _id: false } })
export class AccountErasure {
  @Field(() => Date, { simple: true, description: 'When it was asked for.' })
  @prop({ type: Date, required: true })
  requestedAt: Date;

  @Field(() => Date, { simple: true, description: 'Until then it can be called off.' })
  @prop({ type: Date, required: true })
  dueAt: Date;

  /** The admin who asked for it; absent where the person did. */
  @prop({ type: () => Types.ObjectId })
  by?: Types.ObjectId;

  /** Since when it is under way: from then on there is no way back. */
  @prop({ type: Date })
  startedAt?: Date;
}
