import { Field, InputType } from 'type-graphql';

/** The first code of an app. */
@InputType({ description: 'What shows that the authenticator app has the secret.' })
export class ConfirmTwoFactorInput {
  @Field(() => String, { description: 'The code that the app shows now: six digits.' })
  code: string;
}

/** What turning the second factor off asks for. */
@InputType({ description: 'What shows that it is oneself who turns the second factor off.' })
export class DisableTwoFactorInput {
  @Field(() => String, { nullable: true, description: 'The present password, where the account has one.' })
  password?: string | null;

  @Field(() => String, { description: 'The code that the app shows now, or a backup code.' })
  code: string;
}

/** What new backup codes ask for. */
@InputType({ description: 'What shows that it is oneself who renews the backup codes.' })
export class RegenerateBackupCodesInput {
  @Field(() => String, { nullable: true, description: 'The present password, where the account has one.' })
  password?: string | null;

  @Field(() => String, { description: 'The code that the app shows now, or a backup code.' })
  code: string;
}
