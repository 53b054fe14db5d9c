import { Arg, Ctx, InputType, Mutation, Resolver } from 'type-graphql';
import { requireAdmin } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId } from '../../schema/ids.js';
import { OkPayload } from '../../schema/payload.js';
import { resetTwoFactor, unlockAccount } from '../../services/identity/index.js';
import { AdminActInput } from './admin.input.js';

/** Ending a lockout. */
@InputType({ description: 'Whose lockout to end, and why.' })
export class UnlockAccountInput extends AdminActInput {}

/** A way back in. */
@InputType({ description: 'Whose second factor to turn off, and why.' })
export class ResetTwoFactorInput extends AdminActInput {}

/** What admins do for people who can't get into their accounts. */
@Resolver()
export class AdminSafetyResolver {
  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'For admins: lets a person whose account is locked try again at once.',
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
      'For admins: turns the second factor of somebody off who has lost app and backup codes. All devices are signed out.',
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
