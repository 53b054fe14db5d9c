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

/** Signing in with an account elsewhere. */
@Resolver()
export class OAuthResolver {
  @Query(() => [OAuthProvider], { description: 'Where else one may have an account to sign in with, here.' })
  authProviders(): OAuthProvider[] {
    return authProviders();
  }

  @Mutation(() => StartOAuthPayload, {
    nullable: true,
    description:
      'Begins to sign in with an account elsewhere, or to link one: tells where to send the browser.',
  })
  startOAuth(
    @Arg('input', () => StartOAuthInput) input: StartOAuthInput,
    @Ctx() ctx: Context,
  ): Promise<StartOAuthPayload> {
    return startOAuth(ctx, input);
  }

  @Mutation(() => AuthPayload, {
    nullable: true,
    description:
      'Signs in with what the browser came back with; makes an account for who has none. Where the account has a ' +
      'second factor and no code is given, the answer is UNAUTHENTICATED with `secondFactor`, and the same input with ' +
      'a code goes on.',
  })
  async signInWithOAuth(
    @Arg('input', () => SignInWithOAuthInput) input: SignInWithOAuthInput,
    @Ctx() ctx: Context,
  ): Promise<AuthPayload> {
    return signedInPayload(ctx, await signInWithOAuth(ctx, input));
  }

  @Mutation(() => LinkProviderPayload, {
    nullable: true,
    description: 'Links an account elsewhere to one’s own, to sign in with it from now on.',
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
    description: 'Takes the link away, unless it is the only way in.',
  })
  async unlinkProvider(
    @Arg('input', () => UnlinkProviderInput) input: UnlinkProviderInput,
    @Ctx() ctx: Context,
  ): Promise<UnlinkProviderPayload> {
    await unlinkProvider(ctx, input);
    return changedViewer(ctx);
  }
}

/** What one may sign in with. */
@Resolver(() => Viewer)
export class ViewerProvidersResolver {
  @FieldResolver(() => [OAuthProvider], { description: 'Where one has an account to sign in with.' })
  linkedProviders(@Root() root: unknown): OAuthProvider[] {
    return linkedProviders((root as Viewer).user);
  }
}
