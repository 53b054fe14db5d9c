import { Field, Int, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/payload.js';

/** A secret for an app. */
@ObjectType({ description: 'A secret for an authenticator app; it counts once a first code was confirmed.' })
export class StartTwoFactorPayload extends MutationPayload {
  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The secret, to be typed into an app that can’t scan.',
  })
  secret?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The same for an app to open: `otpauth://…`.',
  })
  otpauthUrl?: string;
}

/** Backup codes, the only time that they are shown. */
@ObjectType({ description: 'Backup codes, the only time that they are shown.' })
export class BackupCodesPayload extends MutationPayload {
  @Field(() => [String], {
    nullable: true,
    simple: true,
    description: 'Each of them works once instead of the app.',
  })
  backupCodes?: string[];
}

/** Whether and since when a second factor is asked for. */
@ObjectType({ description: 'One’s second factor.', simpleResolvers: true })
export class TwoFactorStatus {
  @Field(() => Boolean, { description: 'Whether signing in asks for a code.' })
  enabled: boolean;

  @Field(() => Date, { nullable: true, description: 'Since when; null while it does not.' })
  enabledAt: Date | null;

  @Field(() => Int, { description: 'How many backup codes are left.' })
  backupCodesLeft: number;
}
