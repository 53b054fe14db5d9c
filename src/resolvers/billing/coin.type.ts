import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

/** The bonus of the day. */
@ObjectType({ description: "The daily bonus, by the viewer's calendar.", simpleResolvers: true })
export class DailyBonus {
  @Field(() => Int, { description: 'The number of coins.' })
  amount: number;

  @Field(() => Boolean, { description: 'Whether the bonus can be claimed now.' })
  available: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'Time of the next claim. Null if it can be claimed now.',
  })
  availableAt: Date | null;
}

/** A gift of coins. */
@InputType({ description: 'A gift of coins to another user.' })
export class GiftCoinsInput {
  @Field(() => ID, { description: 'The recipient; not the viewer.' })
  userId: string;

  @Field(() => Int, { description: 'The number of coins, at least 1.' })
  amount: number;

  @Field(() => String, { nullable: true, description: 'A note to the recipient, up to 200 characters.' })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result.',
  })
  clientId?: string | null;
}

/** Taking the bonus. */
@InputType({ description: 'Input of `claimDailyBonus`.' })
export class ClaimDailyBonusInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result.',
  })
  clientId?: string | null;
}
