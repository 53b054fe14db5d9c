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
import { changedViewer, viewerPayload } from './viewer.payload.js';

/** The answer to a proven address. */
@ObjectType()
export class VerifyEmailPayload extends viewerPayload(
  'An address that was proven; oneself, where one is signed in to that account.',
) {
  @Field(() => Boolean, { nullable: true, simple: true, description: 'True when the address is proven.' })
  ok?: boolean;
}

/** How far a change of address has come. */
@ObjectType()
export class ConfirmEmailChangePayload extends viewerPayload(
  'How far a change of address has come; oneself, where one is signed in to that account.',
) {
  @Field(() => Boolean, {
    nullable: true,
    simple: true,
    description: 'True when the address has changed, false while the other one still has to agree.',
  })
  changed?: boolean;
}

/** What the links of mails do. */
@Resolver()
export class AccountLinkResolver {
  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Sends a link to sign in with. The answer does not tell whether there is such an account.',
  })
  async requestMagicLink(
    @Arg('input', () => RequestMagicLinkInput) { email }: RequestMagicLinkInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await requestMagicLink(ctx, email);
    return { ok: true };
  }

  @Mutation(() => AuthPayload, {
    nullable: true,
    description:
      'Signs in by the link of a mail. Where the account has a second factor and no code is given, the answer is ' +
      'UNAUTHENTICATED with `secondFactor`, and the link stays good.',
  })
  async signInWithMagicLink(
    @Arg('input', () => SignInWithMagicLinkInput) input: SignInWithMagicLinkInput,
    @Ctx() ctx: Context,
  ): Promise<AuthPayload> {
    return signedInPayload(ctx, await signInWithMagicLink(ctx, input));
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description:
      'Sends a link to set a new password with. The answer does not tell whether there is such an account.',
  })
  async requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput) { email }: RequestPasswordResetInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await requestPasswordReset(ctx, email);
    return { ok: true };
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Sets a new password by the link of a mail, and signs all devices out.',
  })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput) input: ResetPasswordInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    const user = await resetPassword(ctx, input);
    if (ctx.viewer?.id.equals(user)) actAs(ctx, null);
    return { ok: true };
  }

  @Mutation(() => VerifyEmailPayload, {
    nullable: true,
    description: 'Takes the proof of a link that an address is one’s own.',
  })
  async verifyEmail(
    @Arg('input', () => VerifyEmailInput) { token }: VerifyEmailInput,
    @Ctx() ctx: Context,
  ): Promise<VerifyEmailPayload> {
    return { ok: true, ...(await ownChange(ctx, await verifyEmail(ctx, token))) };
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Sends the link that proves one’s address again.',
  })
  async resendVerification(@Ctx() ctx: Context): Promise<OkPayload> {
    await resendVerification(ctx);
    return { ok: true };
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description:
      'Asks the new address, and the present one where it was proven, whether the account’s address may change.',
  })
  async requestEmailChange(
    @Arg('input', () => RequestEmailChangeInput) input: RequestEmailChangeInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await requestEmailChange(ctx, input);
    return { ok: true };
  }

  @Mutation(() => ConfirmEmailChangePayload, {
    nullable: true,
    description: 'Lets one of the two addresses agree; with the last one the address changes.',
  })
  async confirmEmailChange(
    @Arg('input', () => ConfirmEmailChangeInput) { token }: ConfirmEmailChangeInput,
    @Ctx() ctx: Context,
  ): Promise<ConfirmEmailChangePayload> {
    const { user, changed } = await confirmEmailChange(ctx, token);
    return { changed, ...(await ownChange(ctx, user)) };
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Calls a change of address off, by one of its links or signed in.',
  })
  async cancelEmailChange(
    @Arg('input', () => CancelEmailChangeInput) { token }: CancelEmailChangeInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await cancelEmailChange(ctx, token);
    return { ok: true };
  }
}

/** A link proves an address and not who is asking: only who is signed in to the account sees it in the answer. */
async function ownChange(ctx: Context, user: Types.ObjectId): ReturnType<typeof changedViewer> {
  return ctx.viewer?.id.equals(user) ? changedViewer(ctx) : {};
}
