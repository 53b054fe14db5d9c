import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { UploadPurpose } from '../../models/system/upload.js';

/** A file to announce. */
@InputType({ description: 'A file to upload. What is announced here is checked against its bytes.' })
export class UploadCreateInput {
  @Field(() => UploadPurpose, { description: 'What it is for.' })
  purpose: UploadPurpose;

  @Field(() => String, { description: 'Its format, such as image/png.' })
  contentType: string;

  @Field(() => Int, { description: 'How many bytes it has.' })
  size: number;

  @Field(() => String, { description: 'The SHA-256 of its bytes, 64 hexadecimal digits.' })
  sha256: string;

  @Field(() => Float, { nullable: true, description: 'Its length in seconds; required of videos.' })
  duration?: number | null;

  @Field(() => String, { nullable: true, description: 'What to call it where its name is shown.' })
  fileName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The client’s own id of this creation: repeated, it gives the first one’s upload.',
  })
  clientId?: string | null;
}

/** A file whose bytes were sent. */
@InputType({ description: 'An upload whose bytes were sent.' })
export class UploadCompleteInput {
  @Field(() => ID, { description: 'The upload.' })
  id: string;
}
