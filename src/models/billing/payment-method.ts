import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, ObjectType } from 'type-graphql';
import { PaymentMethodKind } from './payment-enums.js';

/** What was paid with. Numbers in full never reach the gateway. */
@ObjectType({ description: 'A payment method, as the processor describes it.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class PaymentMethod {
  @Field(() => PaymentMethodKind, { description: 'The kind of the payment method.' })
  @prop({ type: String, enum: PaymentMethodKind, required: true })
  kind: PaymentMethodKind;

  @Field(() => String, { nullable: true, description: 'The brand, such as "visa". Null if it has none.' })
  @prop({ type: String, default: null })
  brand: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of the number. Null if it has no number.',
  })
  @prop({ type: String, default: null })
  last4: string | null;
}
