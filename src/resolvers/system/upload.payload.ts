import { Field, ObjectType } from 'type-graphql';
import { Upload } from '../../models/system/upload.js';
import { MutationPayload } from '../../schema/payload.js';

@ObjectType({ description: 'A header to send with the bytes, unchanged.', simpleResolvers: true })
export class UploadHeader {
  @Field(() => String, { description: 'The header name.' })
  name: string;

  @Field(() => String, { description: 'The header value.' })
  value: string;
}

@ObjectType({ description: 'The announced upload and the URL for its bytes.' })
export class UploadCreatePayload extends MutationPayload {
  @Field(() => Upload, { nullable: true, simple: true, description: 'The announced upload.' })
  upload?: Upload | null;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description:
      'The URL for the bytes (PUT). Call `uploadComplete` afterwards. Null if the bytes were checked before.',
  })
  url?: string | null;

  @Field(() => [UploadHeader], {
    nullable: true,
    simple: true,
    description: 'The headers to send with the bytes.',
  })
  headers?: UploadHeader[] | null;

  @Field(() => Date, { nullable: true, simple: true, description: 'Time at which `url` expires.' })
  urlExpiresAt?: Date | null;
}

@ObjectType({ description: 'A checked upload.' })
export class UploadCompletePayload extends MutationPayload {
  @Field(() => Upload, { nullable: true, simple: true, description: 'The upload, ready to be used.' })
  upload?: Upload | null;
}
