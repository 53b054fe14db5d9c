import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import { actAs, type Context } from '../../loaders/context.js';
import { parseGlobalId } from '../../schema/ids.js';
import { OkPayload } from '../../schema/payload.js';
import {
  changePassword,
  refreshSession,
  revokeOtherSessions,
  revokeSession,
  signIn,
  signOut,
  signUp,
} from '../../services/identity/index.js';
import {
  ChangePasswordInput,
  RefreshSessionInput,
  RevokeSessionInput,
  SignInInput,
  SignUpInput,
} from './auth.input.js';
import { AuthPayload, RevokeOtherSessionsPayload, signedInPayload } from './auth.payload.js';

/** Coming and going: accounts, tokens and devices. */
@Resolver()
export class AuthResolver {
  @Mutation(() => AuthPayload, { nullable: true, description: 'Makes an account and signs in to it.' })
  async signUp(
    @Arg('input', () => SignUpInput) input: SignUpInput,
    @Ctx() ctx: Context,
  ): Promise<AuthPayload> {
    return signedInPayload(ctx, await signUp(ctx, input));
  }

  @Mutation(() => AuthPayload, {
    nullable: true,
    description: 'Signs in with a password. The answer does not tell whether there is such an account.',
  })
  async signIn(
    @Arg('input', () => SignInInput) input: SignInInput,
    @Ctx() ctx: Context,
  ): Promise<AuthPayload> {
    return signedInPayload(ctx, await signIn(ctx, input));
  }

  @Mutation(() => AuthPayload, {
    nullable: true,
    description:
      'Exchanges a refresh token for new tokens. One that was exchanged before ends the session, except within ten ' +
      'seconds of it, when the same new one comes again.',
  })
  async refreshSession(
    @Arg('input', () => RefreshSessionInput) { refreshToken }: RefreshSessionInput,
    @Ctx() ctx: Context,
  ): Promise<AuthPayload> {
    return signedInPayload(ctx, await refreshSession(ctx, refreshToken));
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Signs this device out; its tokens end at once.',
  })
  async signOut(@Ctx() ctx: Context): Promise<OkPayload> {
    await signOut(ctx);
    actAs(ctx, null);
    return { ok: true };
  }

  @Mutation(() => OkPayload, { nullable: true, description: 'Signs one of one’s own devices out.' })
  async revokeSession(
    @Arg('input', () => RevokeSessionInput) input: RevokeSessionInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    requireViewer(ctx);
    const session = parseGlobalId(input.sessionId, 'UserSession', 'sessionId');
    await revokeSession(ctx, session);
    if (ctx.viewer?.sessionId.equals(session)) actAs(ctx, null);
    return { ok: true };
  }

  @Mutation(() => RevokeOtherSessionsPayload, { nullable: true, description: 'Signs all other devices out.' })
  async revokeOtherSessions(@Ctx() ctx: Context): Promise<RevokeOtherSessionsPayload> {
    return { revoked: await revokeOtherSessions(ctx) };
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Changes the password and signs all other devices out.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await changePassword(ctx, input);
    return { ok: true };
  }
}
