import { GraphQLEmailAddress } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { SecondFactorInput } from './second-factor.input.js';

/** Whom to send a link to sign in. */
@InputType({ description: 'Where a link to sign in shall go.' })
export class RequestMagicLinkInput {
  @Field(() => GraphQLEmailAddress, { description: 'The address of the account.' })
  email: string;
}

/** What a link proves that lets somebody in. */
@InputType()
export abstract class LinkProofInput extends SecondFactorInput {
  @Field(() => String, { description: 'The `token` of the link.' })
  token: string;
}

/** A link to sign in. */
@InputType({
  description: 'The proof of a link to sign in, and the second factor where the account has one.',
})
export class SignInWithMagicLinkInput extends LinkProofInput {}

/** Whom to send a link to set a new password. */
@InputType({ description: 'Where a link to set a new password shall go.' })
export class RequestPasswordResetInput {
  @Field(() => GraphQLEmailAddress, { description: 'The address of the account.' })
  email: string;
}

/** A new password by a link. */
@InputType({ description: 'The proof of a link, and the password that shall be set.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The `token` of the link.' })
  token: string;

  @Field(() => String, { description: 'The new one: 8 to 128 characters of any kind.' })
  newPassword: string;
}

/** The proof of an address. */
@InputType({ description: 'The proof that an address is one’s own.' })
export class VerifyEmailInput {
  @Field(() => String, { description: 'The `token` of the link.' })
  token: string;
}

/** Another address. */
@InputType({ description: 'The address that shall be the account’s.' })
export class RequestEmailChangeInput {
  @Field(() => GraphQLEmailAddress, { description: 'The new address.' })
  newEmail: string;

  @Field(() => String, { nullable: true, description: 'The present password, where the account has one.' })
  password?: string | null;
}

/** One of the two addresses agrees. */
@InputType({ description: 'The consent of one of the two addresses.' })
export class ConfirmEmailChangeInput {
  @Field(() => String, { description: 'The `token` of the link.' })
  token: string;
}

/** The change is off. */
@InputType({ description: 'Who calls a change of address off.' })
export class CancelEmailChangeInput {
  @Field(() => String, {
    nullable: true,
    description: 'The `token` of either link; not needed by who is signed in.',
  })
  token?: string | null;
}
