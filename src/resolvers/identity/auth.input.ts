import { Field, ID, InputType } from 'type-graphql';
import { SecondFactorInput } from './second-factor.input.js';

@InputType({ description: 'Input of `signUp`.' })
export class SignUpInput {
  @Field(() => String, { description: 'The e-mail address. Hidden from other users unless shared.' })
  email: string;

  @Field(() => String, {
    description: 'The username: 3 to 30 letters, digits or underscores, unique regardless of case.',
  })
  username: string;

  @Field(() => String, { description: 'The password, 8 to 128 characters.' })
  password: string;

  @Field(() => String, { description: 'First name, up to 50 characters.' })
  firstName: string;

  @Field(() => String, { nullable: true, description: 'The last name, up to 50 characters.' })
  lastName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result.',
  })
  clientId?: string | null;
}

@InputType({ description: 'The sign-in credentials.' })
export class SignInInput extends SecondFactorInput {
  @Field(() => String, { description: 'The username or e-mail address.' })
  login: string;

  @Field(() => String, { description: 'The password of the account.' })
  password: string;
}

@InputType({ description: 'The refresh token to exchange.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The latest refresh token.' })
  refreshToken: string;
}

@InputType({ description: 'Input of `revokeSession`.' })
export class RevokeSessionInput {
  @Field(() => ID, { description: 'A session of the viewer (`sess_…`).' })
  sessionId: string;
}

@InputType({ description: 'The current and the new password.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The current password.' })
  currentPassword: string;

  @Field(() => String, { description: 'The new password, 8 to 128 characters.' })
  newPassword: string;
}
