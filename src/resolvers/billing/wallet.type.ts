import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { AiCreditKind } from '../../models/identity/index.js';
import { ChoiceField, ClientIdField, IntField, TextField } from '../../schema/input.js';
import { AdjustableBalance, LARGEST_BALANCE } from '../../services/billing/index.js';
import { AdminActInput } from '../identity/admin.input.js';

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
  @IntField({ description: 'The number of credits.', min: 1, max: LARGEST_BALANCE })
  amount: number;

  @TextField({ description: 'The purpose. It is stored in the transaction.', max: 200 })
  reason: string;

  @ClientIdField()
  clientId?: string | null;
}

/** What an adjustment asks for. */
@InputType({ description: 'Input of `adjustBalance`.' })
export class AdjustBalanceInput extends AdminActInput {
  @ChoiceField(() => AdjustableBalance, { description: 'The balance that is adjusted.' })
  balance: AdjustableBalance;

  @IntField({
    description: 'The amount, other than 0. A negative amount is taken from the balance.',
    min: -LARGEST_BALANCE,
    max: LARGEST_BALANCE,
  })
  amount: number;

  @ClientIdField()
  clientId?: string | null;
}
