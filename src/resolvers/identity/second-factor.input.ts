import { Field, InputType } from 'type-graphql';

/** The code of a second factor, for accounts that may have one. */
@InputType()
export abstract class SecondFactorInput {
  @Field(() => String, {
    nullable: true,
    description: 'The code of the authenticator app. Ignored without two-factor authentication.',
  })
  totpCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A backup code in place of the code of the app. Ignored without two-factor authentication.',
  })
  backupCode?: string | null;
}
