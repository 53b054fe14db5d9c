import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** How long an erasure can be cancelled. */
export const ERASURE_DAYS = 30;

/** The status of an erasure. */
export enum ErasureStatus {
  SCHEDULED = 'scheduled',
  RUNNING = 'running',
}
registerEnumType(ErasureStatus, {
  name: 'ErasureStatus',
  description: 'The status of an account erasure.',
  valuesConfig: {
    SCHEDULED: { description: 'The account is deactivated and can still be restored.' },
    RUNNING: { description: 'The erasure is in progress and cannot be stopped.' },
  },
});

/** A scheduled erasure. The account is disabled meanwhile, as during a suspension. */
@ObjectType({ description: 'A scheduled erasure of an account.' })
@modelOptions({ schemaOptions: { _id: false } })
export class AccountErasure {
  @Field(() => Date, { simple: true, description: 'Time of the request.' })
  @prop({ type: Date, required: true })
  requestedAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the erasure. It can be cancelled until then.' })
  @prop({ type: Date, required: true })
  dueAt: Date;

  /** The admin who requested it. Absent if the user did. */
  @prop({ type: () => Types.ObjectId })
  by?: Types.ObjectId;

  /** Time when it began. After that it cannot be cancelled. */
  @prop({ type: Date })
  startedAt?: Date;
}
