import { Field, InputType } from 'type-graphql';
import { OAuthProvider } from '../../models/identity/index.js';
import type { SecondFactorInput } from './second-factor.input.js';

@InputType({ description: 'Input of `startOAuth`.' })
export class StartOAuthInput {
  @Field(() => OAuthProvider, { description: 'A provider of `authProviders`.' })
  provider: OAuthProvider;

  @Field(() => String, { description: 'The URL to return to. It has to be on the configured allow list.' })
  redirectUri: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Whether the provider is linked to the viewer's account (`linkProvider`) instead of signing in.",
  })
  link: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The current password, for linking, if the account has one.',
  })
  password?: string | null;
}

/** The values after the provider's redirect. */
@InputType()
export abstract class OAuthReturnInput {
  @Field(() => OAuthProvider, { description: 'The OAuth provider.' })
  provider: OAuthProvider;

  @Field(() => String, { description: 'The `code` parameter of the redirect.' })
  code: string;

  @Field(() => String, { description: 'The `state` parameter of the redirect.' })
  state: string;

  @Field(() => String, { description: 'The `verifier` that `startOAuth` returned.' })
  verifier: string;

  @Field(() => String, { nullable: true, description: 'The `iss` parameter of the redirect, if present.' })
  issuer?: string | null;
}

@InputType({ description: "The result of the provider's redirect, with the values of `startOAuth`." })
export class SignInWithOAuthInput extends OAuthReturnInput implements SecondFactorInput {
  @Field(() => String, {
    nullable: true,
    description: 'The code of the authenticator app. Ignored without two-factor authentication.',
  })
  totpCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A backup code in place of the code of the app. Ignored without two-factor authentication.',
  })
  backupCode?: string | null;
}

@InputType({ description: "The result of the provider's redirect, with the values of `startOAuth`." })
export class LinkProviderInput extends OAuthReturnInput {}

@InputType({ description: 'Input of `unlinkProvider`.' })
export class UnlinkProviderInput {
  @Field(() => OAuthProvider, { description: 'A provider of `viewer { linkedProviders }`.' })
  provider: OAuthProvider;

  @Field(() => String, {
    nullable: true,
    description: 'The current password. Required if the account has a password.',
  })
  password?: string | null;
}
