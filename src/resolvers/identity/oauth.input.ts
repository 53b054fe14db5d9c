import { Field, InputType } from 'type-graphql';
import { OAuthProvider } from '../../models/identity/index.js';
import type { SecondFactorInput } from './second-factor.input.js';

/** Where to go, and to come back to. */
@InputType({ description: 'Which provider to go to, and where to come back to.' })
export class StartOAuthInput {
  @Field(() => OAuthProvider, { description: 'One of `authProviders`.' })
  provider: OAuthProvider;

  @Field(() => String, { description: 'The page to come back to: one that the gateway is configured with.' })
  redirectUri: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'To link it to one’s own account (`linkProvider`) instead of signing in with it.',
  })
  link: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'For linking: the present password, where the account has one.',
  })
  password?: string | null;
}

/** What signing in and linking ask for after the way back. */
@InputType()
export abstract class OAuthReturnInput {
  @Field(() => OAuthProvider, { description: 'The provider that one comes back from.' })
  provider: OAuthProvider;

  @Field(() => String, { description: 'The `code` that the page was called with.' })
  code: string;

  @Field(() => String, { description: 'The `state` that the page was called with.' })
  state: string;

  @Field(() => String, { description: 'The `verifier` that was kept from `startOAuth`.' })
  verifier: string;

  @Field(() => String, { nullable: true, description: 'The `iss` that the page was called with, if it was.' })
  issuer?: string | null;
}

/** Signing in after the way back. */
@InputType({ description: 'What came back from the provider, and what was kept from `startOAuth`.' })
export class SignInWithOAuthInput extends OAuthReturnInput implements SecondFactorInput {
  @Field(() => String, {
    nullable: true,
    description: 'The code of the authenticator app; ignored for accounts without a second factor.',
  })
  totpCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A backup code instead of the app; ignored for accounts without a second factor.',
  })
  backupCode?: string | null;
}

/** Linking after the way back. */
@InputType({ description: 'What came back from the provider, and what was kept from `startOAuth`.' })
export class LinkProviderInput extends OAuthReturnInput {}

/** What not to sign in with any more. */
@InputType({ description: 'Which provider to sign in with no more.' })
export class UnlinkProviderInput {
  @Field(() => OAuthProvider, { description: 'One of `viewer { linkedProviders }`.' })
  provider: OAuthProvider;

  @Field(() => String, { nullable: true, description: 'The present password, where the account has one.' })
  password?: string | null;
}
