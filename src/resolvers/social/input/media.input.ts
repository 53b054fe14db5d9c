import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { MediaType, MimeType } from '../../../models/social/index.js';

/** One picture or film of a post to be. */
@InputType({
  description:
    'One picture or film: an upload of one’s own, or an address. Of an upload type, format, size and still picture are known.',
})
export class MediaInput {
  @Field(() => ID, { nullable: true, description: 'An upload made for POST; or else give an address.' })
  uploadId?: string | null;

  @Field(() => MediaType, { nullable: true, description: 'Picture or film; needed for an address.' })
  type?: MediaType | null;

  @Field(() => String, { nullable: true, description: 'Where it is: a public http or https address.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'A small still picture of it.' })
  thumbnailUrl?: string | null;

  @Field(() => MimeType, { nullable: true, description: 'Its format.' })
  mimeType?: MimeType | null;

  @Field(() => Int, { nullable: true, description: 'Width in pixels.' })
  width?: number | null;

  @Field(() => Int, { nullable: true, description: 'Height in pixels.' })
  height?: number | null;

  @Field(() => Float, { nullable: true, description: 'Length in seconds; films only, needed for a short.' })
  duration?: number | null;

  @Field(() => String, { nullable: true, description: 'What it shows, for those who cannot see it.' })
  alt?: string | null;
}
