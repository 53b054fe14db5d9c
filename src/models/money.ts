import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, Int, ObjectType } from 'type-graphql';

/** An amount of money in minor units. */
@ObjectType({ description: 'An amount of money.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class Money {
  @Field(() => Int, { description: 'The amount in minor units of the currency, such as cents.' })
  @prop({ type: Number, required: true, min: 0 })
  amount: number;

  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  @prop({ type: String, required: true, minlength: 3, maxlength: 3 })
  currency: string;
}
