import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, ObjectType, type ClassType } from 'type-graphql';
import { ErrorCode } from './errors.js';

/** One user error, for display in a form. */
@ObjectType({
  description:
    'An error that the user caused. Select `userErrors` to get errors here instead of in `errors`.',
})
export class UserError {
  @Field(() => ErrorCode, { description: 'The error code.' })
  code: ErrorCode;

  @Field(() => String, {
    nullable: true,
    description:
      'The path of the input field, such as `media.1.url`. Null if the error is not about one field.',
  })
  field?: string | null;

  @Field(() => String, { description: 'The error message in English: what is wrong, then what is allowed.' })
  message: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A stable machine word for the kind of error, such as TOO_LONG or TAKEN. Null if the code says it all.',
  })
  reason?: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'The values of the message by name, such as `{ "max": 1000 }`. Null if there are none.',
  })
  params?: Record<string, unknown> | null;
}

/**
 * The base class of every mutation's payload. All other fields of a payload are nullable, because they are null on a
 * refusal. The gateway fills `userErrors`; resolvers throw a Refusal and never set it.
 */
@ObjectType()
export abstract class MutationPayload {
  @Field(() => [UserError], { description: 'Errors that prevented the mutation. Empty on success.' })
  userErrors?: UserError[];
}

/** The payload of a mutation without further data. */
@ObjectType({ description: 'The result of a mutation without further data.' })
export class OkPayload extends MutationPayload {
  @Field(() => Boolean, { nullable: true, description: 'True on success. Null on refusal.' })
  ok?: boolean | null;
}

/** Makes the payload class of a mutation that returns one object. Declare `@ObjectType` and extend the result. */
export function payload<N extends string, T extends object>(
  name: N,
  type: () => ClassType<T>,
  description: string,
) {
  @ObjectType()
  abstract class PayloadBase extends MutationPayload {}
  Field(type, { nullable: true, description, simple: true })(PayloadBase.prototype, name);
  return PayloadBase as unknown as new () => MutationPayload & { [K in N]?: T | null };
}

/** The payload of a mutation that deletes something. */
@ObjectType({ description: 'The answer of a mutation that deletes something.' })
export class DeletedPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'The id of what was deleted. Null on refusal.' })
  deletedId?: string | null;
}
