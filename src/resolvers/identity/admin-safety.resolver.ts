import { Arg, Ctx, InputType, Mutation, Resolver } from 'type-graphql';
import { requireAdmin } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId } from '../../schema/ids.js';
import { OkPayload } from '../../schema/payload.js';
import { resetTwoFactor, unlockAccount } from '../../services/identity/index.js';
import { AdminActInput } from './admin.input.js';

@InputType({ description: 'Input of `unlockAccount`.' })
export class UnlockAccountInput extends AdminActInput {}

@InputType({ description: 'Input of `resetTwoFactor`.' })
export class ResetTwoFactorInput extends AdminActInput {}

/** Help by admins for users who cannot sign in. */
@Resolver()
export class AdminSafetyResolver {
  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Ends the lockout of an account. Admins only.',
  })
  async unlockAccount(
    @Arg('input', () => UnlockAccountInput) { userId, reason }: UnlockAccountInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    requireAdmin(ctx);
    await unlockAccount(ctx, { userId: parseGlobalId(userId, 'User', 'userId'), reason });
    return { ok: true };
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description:
      'Turns off two-factor authentication of a user who lost app and backup codes, and ends all their sessions. Admins only.',
  })
  async resetTwoFactor(
    @Arg('input', () => ResetTwoFactorInput) { userId, reason }: ResetTwoFactorInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    requireAdmin(ctx);
    await resetTwoFactor(ctx, { userId: parseGlobalId(userId, 'User', 'userId'), reason });
    return { ok: true };
  }
}
