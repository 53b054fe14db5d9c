import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { UploadPurpose } from '../../models/system/upload.js';

@InputType({ description: 'The announcement of a file. It is checked against the bytes.' })
export class UploadCreateInput {
  @Field(() => UploadPurpose, { description: 'The purpose of the upload.' })
  purpose: UploadPurpose;

  @Field(() => String, { description: 'The media type, such as image/png.' })
  contentType: string;

  @Field(() => Int, { description: 'The size in bytes.' })
  size: number;

  @Field(() => String, { description: 'The SHA-256 of the bytes as 64 hexadecimal digits.' })
  sha256: string;

  @Field(() => Float, { nullable: true, description: 'Duration in seconds. Required for videos.' })
  duration?: number | null;

  @Field(() => String, { nullable: true, description: 'The file name for display.' })
  fileName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, up to 64 characters. Repeating a request with the same key returns the first upload.',
  })
  clientId?: string | null;
}

@InputType({ description: 'The upload whose bytes were sent.' })
export class UploadCompleteInput {
  @Field(() => ID, { description: 'The id of the upload.' })
  id: string;
}
