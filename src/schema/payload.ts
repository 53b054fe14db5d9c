import { Field, ObjectType } from 'type-graphql';
import { ErrorCode } from './errors.js';

/** One refusal, as a form can show it. */
@ObjectType({
  description:
    'A refusal that the user caused. Select `userErrors` to get them here instead of as GraphQL errors.',
})
export class UserError {
  @Field(() => ErrorCode, { description: 'Why, from a closed list.' })
  code: ErrorCode;

  @Field(() => String, {
    nullable: true,
    description: 'The input field that it is about, where it is about one.',
  })
  field?: string | null;

  @Field(() => String, { description: 'A sentence for people.' })
  message: string;
}

/**
 * What every mutation's payload extends. All other fields of a payload are nullable, for a refusal leaves them null.
 * The gateway fills `userErrors`; resolvers throw a Refusal and never set it.
 */
@ObjectType()
export abstract class MutationPayload {
  @Field(() => [UserError], { description: 'What was refused and why; empty when it was done.' })
  userErrors?: UserError[];
}

/** The payload of a mutation that has nothing to show but that it was done. */
@ObjectType({ description: 'The answer of a mutation that has nothing to show but that it was done.' })
export class OkPayload extends MutationPayload {
  @Field(() => Boolean, { nullable: true, description: 'True when it was done; null when it was refused.' })
  ok?: boolean | null;
}
