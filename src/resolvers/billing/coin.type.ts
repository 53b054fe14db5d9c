import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

/** The bonus of the day. */
@ObjectType({ description: 'The bonus of the day, by one’s own calendar.', simpleResolvers: true })
export class DailyBonus {
  @Field(() => Int, { description: 'How many coins it is.' })
  amount: number;

  @Field(() => Boolean, { description: 'True when it can be taken now.' })
  available: boolean;

  @Field(() => Date, { nullable: true, description: 'When it can be taken next; null when it can now.' })
  availableAt: Date | null;
}

/** A gift of coins. */
@InputType({ description: 'Coins of one’s own, for somebody.' })
export class GiftCoinsInput {
  @Field(() => ID, { description: 'For whom; never oneself.' })
  userId: string;

  @Field(() => Int, { description: 'How many, at least 1.' })
  amount: number;

  @Field(() => String, { nullable: true, description: 'A few words, up to 200 characters; both read them.' })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The client’s own id of this request, to repeat it safely.',
  })
  clientId?: string | null;
}

/** Taking the bonus. */
@InputType({ description: 'Taking the bonus of the day.' })
export class ClaimDailyBonusInput {
  @Field(() => String, {
    nullable: true,
    description: 'The client’s own id of this request, to repeat it safely.',
  })
  clientId?: string | null;
}
