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

/** The second factor, and the lockout against guessing its codes. */
@Resolver(() => StartTwoFactorPayload)
export class TwoFactorResolver {
  @Mutation(() => StartTwoFactorPayload, {
    nullable: true,
    description: 'Creates a secret for an authenticator app. Each call creates a new one.',
  })
  startTwoFactor(@Ctx() ctx: Context): Promise<StartTwoFactorPayload> {
    return startTwoFactor(ctx);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The secret as a QR code: a PNG as a `data:` URL.',
  })
  async qrCode(@Root() root: unknown): Promise<string | null> {
    const { otpauthUrl } = root as StartTwoFactorPayload;
    return otpauthUrl === undefined ? null : toDataURL(otpauthUrl, { errorCorrectionLevel: 'M', margin: 2 });
  }

  @Mutation(() => BackupCodesPayload, {
    nullable: true,
    description: 'Turns on two-factor authentication with the first code of the app.',
  })
  async confirmTwoFactor(
    @Arg('input', () => ConfirmTwoFactorInput) { code }: ConfirmTwoFactorInput,
    @Ctx() ctx: Context,
  ): Promise<BackupCodesPayload> {
    return { backupCodes: await confirmTwoFactor(ctx, code) };
  }

  @Mutation(() => OkPayload, { nullable: true, description: 'Turns off two-factor authentication.' })
  async disableTwoFactor(
    @Arg('input', () => DisableTwoFactorInput) input: DisableTwoFactorInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await disableTwoFactor(ctx, input);
    return { ok: true };
  }

  @Mutation(() => BackupCodesPayload, {
    nullable: true,
    description: 'Creates new backup codes and invalidates the old ones.',
  })
  async regenerateBackupCodes(
    @Arg('input', () => RegenerateBackupCodesInput) input: RegenerateBackupCodesInput,
    @Ctx() ctx: Context,
  ): Promise<BackupCodesPayload> {
    return { backupCodes: await regenerateBackupCodes(ctx, input) };
  }
}

/** The viewer's security settings. */
@Resolver(() => Viewer)
export class ViewerSafetyResolver {
  @FieldResolver(() => TwoFactorStatus, { description: "The viewer's two-factor authentication." })
  async twoFactor(@Root() root: unknown, @Ctx() ctx: Context): Promise<TwoFactorStatus> {
    const { enabledAt, backupCodesLeft } = await ctx.loaders.safetyOfUser.load((root as Viewer).user._id);
    return { enabled: enabledAt !== null, enabledAt, backupCodesLeft };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The e-mail address that waits for confirmation. Null if there is none.',
  })
  async pendingEmail(@Root() root: unknown, @Ctx() ctx: Context): Promise<string | null> {
    return (await ctx.loaders.safetyOfUser.load((root as Viewer).user._id)).pendingEmail;
  }
}
