import { InputType } from 'type-graphql';
import { LinkProofInput } from '../identity/account-link.input.js';

@InputType({
  description: 'Input of `downloadDataExport`.',
})
export class DownloadDataExportInput extends LinkProofInput {}
