import { Field, Int, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/payload.js';

@ObjectType({
  description: 'The secret for an authenticator app. It is active after the first code is confirmed.',
})
export class StartTwoFactorPayload extends MutationPayload {
  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The secret as text.',
  })
  secret?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The secret as an `otpauth://…` URL for the app.',
  })
  otpauthUrl?: string;
}

@ObjectType({ description: 'Backup codes for two-factor authentication. They are shown only once.' })
export class BackupCodesPayload extends MutationPayload {
  @Field(() => [String], {
    nullable: true,
    simple: true,
    description: 'The backup codes. Each works once in place of the authenticator app.',
  })
  backupCodes?: string[];
}

/** The state of the second factor. */
@ObjectType({ description: "The viewer's two-factor authentication.", simpleResolvers: true })
export class TwoFactorStatus {
  @Field(() => Boolean, { description: 'Whether two-factor authentication is on.' })
  enabled: boolean;

  @Field(() => Date, { nullable: true, description: 'Time of turning it on. Null if it is off.' })
  enabledAt: Date | null;

  @Field(() => Int, { description: 'Number of unused backup codes.' })
  backupCodesLeft: number;
}
