import { InputType } from 'type-graphql';
import { CommunityAttachmentKind } from '../../models/community/index.js';
import { ChoiceField, IntField, NumberField, TextField, UrlField } from '../../schema/input.js';

const LARGEST = 2_147_483_647;

@InputType({ description: 'An attachment: an upload, or a URL with what is known about it.' })
export class CommunityAttachmentInput {
  @TextField({
    description: 'The id of an upload for the purpose ATTACHMENT.',
    nullable: true,
    max: 40,
  })
  uploadId?: string | null;

  @UrlField({ description: 'The URL, instead of an upload.', nullable: true })
  url?: string | null;

  @ChoiceField(() => CommunityAttachmentKind, {
    description: 'The kind of the attachment. Required with a URL.',
    nullable: true,
  })
  kind?: CommunityAttachmentKind | null;

  @TextField({ description: 'The title of the event.', nullable: true, max: 200 })
  title?: string | null;

  @UrlField({ description: 'URL of a small preview picture.', nullable: true })
  thumbnailUrl?: string | null;

  @TextField({ description: 'The media type, such as image/png.', nullable: true, max: 100 })
  mimeType?: string | null;

  @IntField({ description: 'Size in bytes.', nullable: true, min: 0, max: LARGEST })
  size?: number | null;

  @IntField({
    description: 'Width in pixels. Needed for an image by URL.',
    nullable: true,
    min: 1,
    max: 100_000,
  })
  width?: number | null;

  @IntField({
    description: 'Height in pixels. Needed for an image by URL.',
    nullable: true,
    min: 1,
    max: 100_000,
  })
  height?: number | null;

  @NumberField({ description: 'Duration in seconds.', nullable: true, min: 0, max: 86_400 })
  duration?: number | null;
}
