import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { AiCreditKind } from '../../models/identity/index.js';

/** What is granted and used of one kind of AI credit. */
@ObjectType({ description: 'What is granted and used of one kind of AI credit.', simpleResolvers: true })
export class AiCredit {
  @Field(() => AiCreditKind, { description: 'What it is for.' })
  kind: AiCreditKind;

  @Field(() => Int, { description: 'What is granted.' })
  total: number;

  @Field(() => Int, { description: 'What was used of it.' })
  used: number;

  @Field(() => Int, { description: 'What is left of it.' })
  remaining: number;
}

/** What spending credits asks for. */
@InputType({ description: 'How many credits to take, and what for.' })
export class SpendCreditsInput {
  @Field(() => Int, { description: 'How many, at least 1.' })
  amount: number;

  @Field(() => String, { description: 'What for, up to 200 characters; it stands in the ledger.' })
  reason: string;

  @Field(() => String, {
    nullable: true,
    description: 'The client’s own id of this request, to repeat it safely.',
  })
  clientId?: string | null;
}
