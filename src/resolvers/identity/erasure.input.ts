import { Field, InputType } from 'type-graphql';

/** The end of an account. */
@InputType({ description: 'The proof that it is oneself who wants one’s account erased.' })
export class RequestAccountErasureInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The present password, where the account has one. Without one, one has to have signed in within ten minutes.',
  })
  password?: string | null;
}

/** A change of mind. */
@InputType({ description: 'The proof of the link of the mail.' })
export class CancelAccountErasureInput {
  @Field(() => String, { description: 'The `token` of the link.' })
  token: string;
}
