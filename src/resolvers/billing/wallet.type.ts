import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { AiCreditKind } from '../../models/identity/index.js';

/** What is granted and used of one kind of AI credit. */
@ObjectType({ description: 'The balance of one kind of AI credit.', simpleResolvers: true })
export class AiCredit {
  @Field(() => AiCreditKind, { description: 'The kind of generation that the credits pay for.' })
  kind: AiCreditKind;

  @Field(() => Int, { description: 'The granted credits.' })
  total: number;

  @Field(() => Int, { description: 'The used credits.' })
  used: number;

  @Field(() => Int, { description: 'The remaining credits.' })
  remaining: number;
}

/** What spending credits asks for. */
@InputType({ description: 'Input of `spendCredits`.' })
export class SpendCreditsInput {
  @Field(() => Int, { description: 'The number of coins, at least 1.' })
  amount: number;

  @Field(() => String, { description: 'The purpose, up to 200 characters. It is stored in the transaction.' })
  reason: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result.',
  })
  clientId?: string | null;
}
