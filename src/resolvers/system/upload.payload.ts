import { Field, ObjectType } from 'type-graphql';
import { Upload } from '../../models/system/upload.js';
import { MutationPayload } from '../../schema/payload.js';

/** One header to send. */
@ObjectType({ description: 'A header to send with the bytes, exactly so.', simpleResolvers: true })
export class UploadHeader {
  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => String, { description: 'Its value.' })
  value: string;
}

/** An announced upload and where its bytes go. */
@ObjectType({ description: 'An announced upload, and where to send its bytes.' })
export class UploadCreatePayload extends MutationPayload {
  @Field(() => Upload, { nullable: true, simple: true, description: 'The upload.' })
  upload?: Upload | null;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'Send the bytes here by PUT, then call uploadComplete; null when they were checked already.',
  })
  url?: string | null;

  @Field(() => [UploadHeader], {
    nullable: true,
    simple: true,
    description: 'The headers to send with them.',
  })
  headers?: UploadHeader[] | null;

  @Field(() => Date, { nullable: true, simple: true, description: 'Until when `url` is good.' })
  urlExpiresAt?: Date | null;
}

/** A checked upload. */
@ObjectType({ description: 'A checked upload.' })
export class UploadCompletePayload extends MutationPayload {
  @Field(() => Upload, { nullable: true, simple: true, description: 'The upload, ready to be used.' })
  upload?: Upload | null;
}
