import { Field, InputType } from 'type-graphql';
import { EmailAddress } from '../../schema/email-address.js';
import { SecondFactorInput } from './second-factor.input.js';

@InputType({ description: 'Input of `requestMagicLink`.' })
export class RequestMagicLinkInput {
  @Field(() => EmailAddress, { description: 'The e-mail address of the account.' })
  email: string;
}

/** The token of a link that signs in. */
@InputType()
export abstract class LinkProofInput extends SecondFactorInput {
  @Field(() => String, { description: 'The `token` of the link in the mail.' })
  token: string;
}

@InputType({
  description: 'Input of `signInWithMagicLink`.',
})
export class SignInWithMagicLinkInput extends LinkProofInput {}

@InputType({ description: 'Input of `requestPasswordReset`.' })
export class RequestPasswordResetInput {
  @Field(() => EmailAddress, { description: 'The e-mail address of the account.' })
  email: string;
}

@InputType({ description: 'Input of `resetPassword`.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The `token` of the link in the mail.' })
  token: string;

  @Field(() => String, { description: 'The new password, 8 to 128 characters.' })
  newPassword: string;
}

@InputType({ description: 'Input of `verifyEmail`.' })
export class VerifyEmailInput {
  @Field(() => String, { description: 'The `token` of the link in the mail.' })
  token: string;
}

@InputType({ description: 'The new e-mail address of the account.' })
export class RequestEmailChangeInput {
  @Field(() => EmailAddress, { description: 'The new e-mail address.' })
  newEmail: string;

  @Field(() => String, {
    nullable: true,
    description: 'The current password. Required if the account has a password.',
  })
  password?: string | null;
}

@InputType({ description: 'The confirmation by one of the two e-mail addresses.' })
export class ConfirmEmailChangeInput {
  @Field(() => String, { description: 'The `token` of the link in the mail.' })
  token: string;
}

@InputType({ description: 'Input of `cancelEmailChange`.' })
export class CancelEmailChangeInput {
  @Field(() => String, {
    nullable: true,
    description: 'The `token` of either link. Not needed if the viewer is signed in.',
  })
  token?: string | null;
}
