import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { MediaType, MimeType } from '../../../models/social/index.js';

@InputType({
  description: 'An image or a video: an upload of the viewer, or a URL.',
})
export class MediaInput {
  @Field(() => ID, { nullable: true, description: 'An upload with the purpose POST, in place of a URL.' })
  uploadId?: string | null;

  @Field(() => MediaType, { nullable: true, description: 'The type of the media. Required with a URL.' })
  type?: MediaType | null;

  @Field(() => String, { nullable: true, description: 'The public http or https URL.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of a small preview image.' })
  thumbnailUrl?: string | null;

  @Field(() => MimeType, { nullable: true, description: 'The media type.' })
  mimeType?: MimeType | null;

  @Field(() => Int, { nullable: true, description: 'Width in pixels.' })
  width?: number | null;

  @Field(() => Int, { nullable: true, description: 'Height in pixels.' })
  height?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Duration in seconds. Videos only; required for a short.',
  })
  duration?: number | null;

  @Field(() => String, { nullable: true, description: 'The alternative text for screen readers.' })
  alt?: string | null;
}
