import { Field, InputType } from 'type-graphql';

/** The second factor, where an account may have one. */
@InputType()
export abstract class SecondFactorInput {
  @Field(() => String, {
    nullable: true,
    description: 'The code of the authenticator app; ignored for accounts without a second factor.',
  })
  totpCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A backup code instead of the app; ignored for accounts without a second factor.',
  })
  backupCode?: string | null;
}
