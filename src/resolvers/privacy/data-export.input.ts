import { InputType } from 'type-graphql';
import { LinkProofInput } from '../identity/account-link.input.js';

/** A link to one's data. */
@InputType({
  description: 'The proof of the link of the mail, and the second factor where the account has one.',
})
export class DownloadDataExportInput extends LinkProofInput {}
