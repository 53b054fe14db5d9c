import { Field, InputType } from 'type-graphql';

/** A link to one's data. */
@InputType({
  description: 'The proof of the link of the mail, and the second factor where the account has one.',
})
export class DownloadDataExportInput {
  @Field(() => String, { description: 'The `token` of the link.' })
  token: string;

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
