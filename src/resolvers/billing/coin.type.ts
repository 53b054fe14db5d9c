import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ClientIdField, IntField, TextField } from '../../schema/input.js';
import { LARGEST_BALANCE } from '../../services/billing/index.js';

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

  @IntField({ description: 'The number of coins.', min: 1, max: LARGEST_BALANCE })
  amount: number;

  @TextField({ description: 'A note to the recipient.', nullable: true, max: 200 })
  note?: string | null;

  @ClientIdField()
  clientId?: string | null;
}

/** Taking the bonus. */
@InputType({ description: 'Input of `claimDailyBonus`.' })
export class ClaimDailyBonusInput {
  @ClientIdField()
  clientId?: string | null;
}
