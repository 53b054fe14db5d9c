import { Field, ID, InputType } from 'type-graphql';
import { SecondFactorInput } from './second-factor.input.js';

/** What signing up asks for. */
@InputType({ description: 'What a new account needs.' })
export class SignUpInput {
  @Field(() => String, { description: 'The e-mail address; nobody else sees it unless one shows it.' })
  email: string;

  @Field(() => String, {
    description: 'The handle: 3 to 30 letters, digits or underscores, unique without regard to case.',
  })
  username: string;

  @Field(() => String, { description: '8 to 128 characters of any kind.' })
  password: string;

  @Field(() => String, { description: 'First name, up to 50 characters.' })
  firstName: string;

  @Field(() => String, { nullable: true, description: 'Last name, up to 50 characters.' })
  lastName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The client’s own id of this request, to repeat it safely.',
  })
  clientId?: string | null;
}

/** What signing in asks for. */
@InputType({ description: 'How one proves who one is.' })
export class SignInInput extends SecondFactorInput {
  @Field(() => String, { description: 'Username or e-mail address.' })
  login: string;

  @Field(() => String, { description: 'The password.' })
  password: string;
}

/** What refreshing asks for. */
@InputType({ description: 'The refresh token to exchange.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The refresh token that came last.' })
  refreshToken: string;
}

/** Which session to end. */
@InputType({ description: 'Which device to sign out.' })
export class RevokeSessionInput {
  @Field(() => ID, { description: 'One of one’s own sessions (`sess_…`).' })
  sessionId: string;
}

/** What changing the password asks for. */
@InputType({ description: 'The old password and the new one.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present password.' })
  currentPassword: string;

  @Field(() => String, { description: 'The new one: 8 to 128 characters of any kind.' })
  newPassword: string;
}
