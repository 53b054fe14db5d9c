import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Types } from 'mongoose';
import { actAs, type Context } from '../../loaders/context.js';
import { OkPayload } from '../../schema/payload.js';
import {
  cancelEmailChange,
  confirmEmailChange,
  requestEmailChange,
  requestMagicLink,
  requestPasswordReset,
  resendVerification,
  resetPassword,
  signInWithMagicLink,
  verifyEmail,
} from '../../services/identity/index.js';
import {
  CancelEmailChangeInput,
  ConfirmEmailChangeInput,
  RequestEmailChangeInput,
  RequestMagicLinkInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
  SignInWithMagicLinkInput,
  VerifyEmailInput,
} from './account-link.input.js';
import { AuthPayload, signedInPayload } from './auth.payload.js';
import { changedViewer, ViewerPayload } from './viewer.payload.js';
import { Public } from '../../schema/public.js';

/** The payload of a verified address. */
@ObjectType()
export class VerifyEmailPayload extends ViewerPayload {
  @Field(() => Boolean, { nullable: true, simple: true, description: 'True if the address is verified.' })
  ok?: boolean;
}

/** The payload of a change of address. */
@ObjectType()
export class ConfirmEmailChangePayload extends ViewerPayload {
  @Field(() => Boolean, {
    nullable: true,
    simple: true,
    description: 'Whether the address changed. False if the other address has not confirmed yet.',
  })
  changed?: boolean;
}

/** The mutations of mail links. */
@Resolver()
export class AccountLinkResolver {
  @Public()
  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Sends a sign-in link. The answer does not reveal whether the account exists.',
  })
  async requestMagicLink(
    @Arg('input', () => RequestMagicLinkInput) { email }: RequestMagicLinkInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await requestMagicLink(ctx, email);
    return { ok: true };
  }

  @Public()
  @Mutation(() => AuthPayload, {
    nullable: true,
    description:
      'Signs in by the link in a mail. If a second factor is required and no code is given, the error is SECOND_FACTOR_REQUIRED and the link stays valid.',
  })
  async signInWithMagicLink(
    @Arg('input', () => SignInWithMagicLinkInput) input: SignInWithMagicLinkInput,
    @Ctx() ctx: Context,
  ): Promise<AuthPayload> {
    return signedInPayload(ctx, await signInWithMagicLink(ctx, input));
  }

  @Public()
  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Sends a link to reset the password. The answer does not reveal whether the account exists.',
  })
  async requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput) { email }: RequestPasswordResetInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await requestPasswordReset(ctx, email);
    return { ok: true };
  }

  @Public()
  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Sets a new password by the link in the mail and ends all sessions.',
  })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput) input: ResetPasswordInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    const user = await resetPassword(ctx, input);
    if (ctx.viewer?.id.equals(user)) actAs(ctx, null);
    return { ok: true };
  }

  @Public()
  @Mutation(() => VerifyEmailPayload, {
    nullable: true,
    description: 'Verifies an e-mail address by the link in the mail.',
  })
  async verifyEmail(
    @Arg('input', () => VerifyEmailInput) { token }: VerifyEmailInput,
    @Ctx() ctx: Context,
  ): Promise<VerifyEmailPayload> {
    return { ok: true, ...(await ownChange(ctx, await verifyEmail(ctx, token))) };
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Sends the verification mail again.',
  })
  async resendVerification(@Ctx() ctx: Context): Promise<OkPayload> {
    await resendVerification(ctx);
    return { ok: true };
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description:
      'Requests a change of the e-mail address. The new address, and the current one if verified, have to confirm.',
  })
  async requestEmailChange(
    @Arg('input', () => RequestEmailChangeInput) input: RequestEmailChangeInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await requestEmailChange(ctx, input);
    return { ok: true };
  }

  @Public()
  @Mutation(() => ConfirmEmailChangePayload, {
    nullable: true,
    description:
      'Confirms a change of the e-mail address by one of the two addresses. The change happens with the second confirmation.',
  })
  async confirmEmailChange(
    @Arg('input', () => ConfirmEmailChangeInput) { token }: ConfirmEmailChangeInput,
    @Ctx() ctx: Context,
  ): Promise<ConfirmEmailChangePayload> {
    const { user, changed } = await confirmEmailChange(ctx, token);
    return { changed, ...(await ownChange(ctx, user)) };
  }

  @Public()
  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Cancels a change of the e-mail address, by one of its links or signed in.',
  })
  async cancelEmailChange(
    @Arg('input', () => CancelEmailChangeInput) { token }: CancelEmailChangeInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await cancelEmailChange(ctx, token);
    return { ok: true };
  }
}

/**
 * The viewer in the answer, only for the signed-in user of the account: a link proves access to an address, not the
 * sender's identity.
 */
async function ownChange(ctx: Context, user: Types.ObjectId): ReturnType<typeof changedViewer> {
  return ctx.viewer?.id.equals(user) ? changedViewer(ctx) : {};
}
