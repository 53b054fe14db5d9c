import { toDataURL } from 'qrcode';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { OkPayload } from '../../schema/payload.js';
import {
  confirmTwoFactor,
  disableTwoFactor,
  regenerateBackupCodes,
  startTwoFactor,
} from '../../services/identity/index.js';
import {
  ConfirmTwoFactorInput,
  DisableTwoFactorInput,
  RegenerateBackupCodesInput,
} from './two-factor.input.js';
import { BackupCodesPayload, StartTwoFactorPayload, TwoFactorStatus } from './two-factor.payload.js';
import { Viewer } from './viewer.type.js';

/** The second factor, and the lockout that keeps its codes from being guessed. */
@Resolver(() => StartTwoFactorPayload)
export class TwoFactorResolver {
  @Mutation(() => StartTwoFactorPayload, {
    nullable: true,
    description: 'Makes a secret for an authenticator app. Starting again makes another one.',
  })
  startTwoFactor(@Ctx() ctx: Context): Promise<StartTwoFactorPayload> {
    return startTwoFactor(ctx);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The same as a QR code for an app to scan: a PNG as `data:` URL.',
  })
  async qrCode(@Root() root: unknown): Promise<string | null> {
    const { otpauthUrl } = root as StartTwoFactorPayload;
    return otpauthUrl === undefined ? null : toDataURL(otpauthUrl, { errorCorrectionLevel: 'M', margin: 2 });
  }

  @Mutation(() => BackupCodesPayload, {
    nullable: true,
    description: 'Turns the second factor on with the first code of the app.',
  })
  async confirmTwoFactor(
    @Arg('input', () => ConfirmTwoFactorInput) { code }: ConfirmTwoFactorInput,
    @Ctx() ctx: Context,
  ): Promise<BackupCodesPayload> {
    return { backupCodes: await confirmTwoFactor(ctx, code) };
  }

  @Mutation(() => OkPayload, { nullable: true, description: 'Turns the second factor off.' })
  async disableTwoFactor(
    @Arg('input', () => DisableTwoFactorInput) input: DisableTwoFactorInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await disableTwoFactor(ctx, input);
    return { ok: true };
  }

  @Mutation(() => BackupCodesPayload, {
    nullable: true,
    description: 'Makes new backup codes; the old ones are worth nothing any more.',
  })
  async regenerateBackupCodes(
    @Arg('input', () => RegenerateBackupCodesInput) input: RegenerateBackupCodesInput,
    @Ctx() ctx: Context,
  ): Promise<BackupCodesPayload> {
    return { backupCodes: await regenerateBackupCodes(ctx, input) };
  }
}

/** What is set up to keep one's account safe. */
@Resolver(() => Viewer)
export class ViewerSafetyResolver {
  @FieldResolver(() => TwoFactorStatus, { description: 'Whether signing in asks for a second factor.' })
  async twoFactor(@Root() root: unknown, @Ctx() ctx: Context): Promise<TwoFactorStatus> {
    const { enabledAt, backupCodesLeft } = await ctx.loaders.safetyOfUser.load((root as Viewer).user._id);
    return { enabled: enabledAt !== null, enabledAt, backupCodesLeft };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The address that waits for consent to become the account’s.',
  })
  async pendingEmail(@Root() root: unknown, @Ctx() ctx: Context): Promise<string | null> {
    return (await ctx.loaders.safetyOfUser.load((root as Viewer).user._id)).pendingEmail;
  }
}
