import { Field, InputType } from 'type-graphql';

@InputType({ description: 'The proof that the authenticator app has the secret.' })
export class ConfirmTwoFactorInput {
  @Field(() => String, { description: 'The current code of the authenticator app: six digits.' })
  code: string;
}

@InputType({ description: 'The proof needed to turn off two-factor authentication.' })
export class DisableTwoFactorInput {
  @Field(() => String, {
    nullable: true,
    description: 'The current password. Required if the account has a password.',
  })
  password?: string | null;

  @Field(() => String, { description: 'The current code of the authenticator app, or a backup code.' })
  code: string;
}

@InputType({ description: 'The proof needed to renew the backup codes.' })
export class RegenerateBackupCodesInput {
  @Field(() => String, {
    nullable: true,
    description: 'The current password. Required if the account has a password.',
  })
  password?: string | null;

  @Field(() => String, { description: 'The current code of the authenticator app, or a backup code.' })
  code: string;
}
