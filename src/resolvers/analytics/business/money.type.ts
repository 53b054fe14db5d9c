import { Field, Float, ObjectType } from 'type-graphql';

/** A sum of money. Sums exceed what an Int holds. */
@ObjectType({
  description: 'A sum of money in one currency. Sums of different currencies are never added.',
  simpleResolvers: true,
})
export class InsightMoney {
  @Field(() => Float, {
    description:
      'The sum in minor units of the currency, such as cents: a whole number, which may exceed the range of Int.',
  })
  amount: number;

  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  currency: string;
}
