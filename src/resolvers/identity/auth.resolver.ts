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
import { Public } from '../../schema/public.js';

/** Accounts, tokens and devices. */
@Resolver()
export class AuthResolver {
  @Public()
  @Mutation(() => AuthPayload, { nullable: true, description: 'Creates an account and signs in.' })
  async signUp(
    @Arg('input', () => SignUpInput) input: SignUpInput,
    @Ctx() ctx: Context,
  ): Promise<AuthPayload> {
    return signedInPayload(ctx, await signUp(ctx, input));
  }

  @Public()
  @Mutation(() => AuthPayload, {
    nullable: true,
    description: 'Signs in with a password. The answer does not reveal whether the account exists.',
  })
  async signIn(
    @Arg('input', () => SignInInput) input: SignInInput,
    @Ctx() ctx: Context,
  ): Promise<AuthPayload> {
    return signedInPayload(ctx, await signIn(ctx, input));
  }

  @Public()
  @Mutation(() => AuthPayload, {
    nullable: true,
    description:
      'Exchanges a refresh token for new tokens. A reused token ends the session, except within ten seconds, when it returns the same new token.',
  })
  async refreshSession(
    @Arg('input', () => RefreshSessionInput) { refreshToken }: RefreshSessionInput,
    @Ctx() ctx: Context,
  ): Promise<AuthPayload> {
    return signedInPayload(ctx, await refreshSession(ctx, refreshToken));
  }

  @Public()
  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Ends this session. Its tokens become invalid at once.',
  })
  async signOut(@Ctx() ctx: Context): Promise<OkPayload> {
    await signOut(ctx);
    actAs(ctx, null);
    return { ok: true };
  }

  @Mutation(() => OkPayload, { nullable: true, description: 'Ends a session of the viewer.' })
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

  @Mutation(() => RevokeOtherSessionsPayload, {
    nullable: true,
    description: 'Ends all other sessions of the viewer.',
  })
  async revokeOtherSessions(@Ctx() ctx: Context): Promise<RevokeOtherSessionsPayload> {
    return { revoked: await revokeOtherSessions(ctx) };
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Changes the password and ends all other sessions.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await changePassword(ctx, input);
    return { ok: true };
  }
}
