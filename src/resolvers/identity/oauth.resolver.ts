import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { OAuthProvider } from '../../models/identity/index.js';
import {
  authProviders,
  linkedProviders,
  linkProvider,
  signInWithOAuth,
  startOAuth,
  unlinkProvider,
} from '../../services/identity/index.js';
import { AuthPayload, signedInPayload } from './auth.payload.js';
import {
  LinkProviderInput,
  SignInWithOAuthInput,
  StartOAuthInput,
  UnlinkProviderInput,
} from './oauth.input.js';
import { LinkProviderPayload, StartOAuthPayload, UnlinkProviderPayload } from './oauth.payload.js';
import { changedViewer } from './viewer.payload.js';
import { Viewer } from './viewer.type.js';
import { Public } from '../../schema/public.js';

/** Signing in by a provider. */
@Resolver()
export class OAuthResolver {
  @Query(() => [OAuthProvider], { nullable: true, description: 'The configured OAuth providers.' })
  authProviders(): OAuthProvider[] {
    return authProviders();
  }

  @Public()
  @Mutation(() => StartOAuthPayload, {
    nullable: true,
    description:
      'Starts signing in with an OAuth provider, or linking one. Returns the URL to open in the browser.',
  })
  startOAuth(
    @Arg('input', () => StartOAuthInput) input: StartOAuthInput,
    @Ctx() ctx: Context,
  ): Promise<StartOAuthPayload> {
    return startOAuth(ctx, input);
  }

  @Public()
  @Mutation(() => AuthPayload, {
    nullable: true,
    description:
      'Signs in with the result of `startOAuth`, or creates an account. If a second factor is required and no code is given, the error is SECOND_FACTOR_REQUIRED and the same input with a code continues.',
  })
  async signInWithOAuth(
    @Arg('input', () => SignInWithOAuthInput) input: SignInWithOAuthInput,
    @Ctx() ctx: Context,
  ): Promise<AuthPayload> {
    return signedInPayload(ctx, await signInWithOAuth(ctx, input));
  }

  @Mutation(() => LinkProviderPayload, {
    nullable: true,
    description: "Links an account of an OAuth provider to the viewer's account.",
  })
  async linkProvider(
    @Arg('input', () => LinkProviderInput) input: LinkProviderInput,
    @Ctx() ctx: Context,
  ): Promise<LinkProviderPayload> {
    await linkProvider(ctx, input);
    return changedViewer(ctx);
  }

  @Mutation(() => UnlinkProviderPayload, {
    nullable: true,
    description: 'Unlinks an OAuth provider, unless it is the only way to sign in.',
  })
  async unlinkProvider(
    @Arg('input', () => UnlinkProviderInput) input: UnlinkProviderInput,
    @Ctx() ctx: Context,
  ): Promise<UnlinkProviderPayload> {
    await unlinkProvider(ctx, input);
    return changedViewer(ctx);
  }
}

/** The providers of the viewer's account. */
@Resolver(() => Viewer)
export class ViewerProvidersResolver {
  @FieldResolver(() => [OAuthProvider], { description: 'The linked OAuth providers.' })
  linkedProviders(@Root() root: unknown): OAuthProvider[] {
    return linkedProviders((root as Viewer).user);
  }
}
