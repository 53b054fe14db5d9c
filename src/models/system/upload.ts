import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The purpose of an upload. Each has limits, see services/system/upload-limits.ts. */
export enum UploadPurpose {
  AVATAR = 'avatar',
  COVER = 'cover',
  POST = 'post',
  STORY = 'story',
  ATTACHMENT = 'attachment',
  TICKET = 'ticket',
  RESUME = 'resume',
}

/** Purposes with private files: only users who may see their use get a signed address, which expires soon. */
export const PRIVATE_PURPOSES: ReadonlySet<UploadPurpose> = new Set([
  UploadPurpose.TICKET,
  UploadPurpose.RESUME,
]);
registerEnumType(UploadPurpose, {
  name: 'UploadPurpose',
  description: 'The purposes of an upload. They determine the allowed media types and sizes.',
  valuesConfig: {
    AVATAR: { description: 'A profile image: an image up to 5 MB.' },
    COVER: { description: 'A profile cover: an image up to 10 MB.' },
    POST: { description: "A post's media: an image up to 20 MB, or a video up to 200 MB and one hour." },
    STORY: { description: 'A story: an image up to 20 MB, or a video up to 50 MB and one minute.' },
    ATTACHMENT: {
      description: 'An attachment: an image up to 20 MB, a video up to 100 MB or a PDF up to 20 MB.',
    },
    TICKET: {
      description: 'A private attachment of a support ticket: an image or a PDF up to 20 MB.',
    },
    RESUME: { description: 'A private curriculum vitae: a PDF up to 10 MB.' },
  },
});

/** The status of an upload. */
export enum UploadStatus {
  PENDING = 'pending',
  READY = 'ready',
  FAILED = 'failed',
  ATTACHED = 'attached',
  /** About to be removed with its bytes. Clients never see it. */
  EXPIRED = 'expired',
}
registerEnumType(UploadStatus, {
  name: 'UploadStatus',
  description: 'The processing status of the upload.',
  valuesConfig: {
    PENDING: { description: 'The upload is announced; its bytes are missing.' },
    READY: { description: 'The upload is checked and readable. It is removed after seven days unless used.' },
    FAILED: { description: 'The bytes differ from the announcement. See `problem`.' },
    ATTACHED: { description: 'The upload is in use and kept.' },
    EXPIRED: { description: 'The upload is too old and will be removed.' },
  },
});

/** An image in another size. */
@ObjectType({ description: 'An image in another size.' })
@modelOptions({ schemaOptions: { _id: false } })
export class UploadVariant {
  @Field(() => String, {
    simple: true,
    description: 'The name of the size: `thumbnail` (320 pixels) or `medium` (1024).',
  })
  @prop({ type: String, required: true })
  name: string;

  @prop({ type: String, required: true })
  key: string;

  @Field(() => Int, { simple: true, description: 'Width in pixels.' })
  @prop({ type: Number, required: true })
  width: number;

  @Field(() => Int, { simple: true, description: 'Height in pixels.' })
  @prop({ type: Number, required: true })
  height: number;
}

/** The use of an upload. */
@modelOptions({ schemaOptions: { _id: false } })
export class UploadUse {
  /** A type of the API. */
  @prop({ type: String, required: true })
  type: string;

  @prop({ type: () => Types.ObjectId, required: true })
  id: Types.ObjectId;
}

/**
 * A file that is being uploaded: announced with its type, size and checksum, sent directly to the storage, then
 * checked against the announcement. Visible to its owner only; the object that uses it shows the result.
 */
@ObjectType({
  implements: Node,
  description: 'An uploaded file. Visible to its owner only.',
})
@modelOptions(collection('uploads', { timestamps: true }))
@index({ owner: 1, status: 1 })
@index({ status: 1, expiresAt: 1 })
@index({ 'attachedTo.id': 1 }, { partialFilterExpression: { 'attachedTo.id': { $exists: true } } })
export class Upload extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  @Field(() => UploadPurpose, { simple: true, description: 'The purpose of the upload.' })
  @prop({ type: String, enum: UploadPurpose, required: true })
  purpose: UploadPurpose;

  @Field(() => UploadStatus, { simple: true, description: 'The processing status.' })
  @prop({ type: String, enum: UploadStatus, required: true })
  status: UploadStatus;

  @Field(() => String, { simple: true, description: 'The media type, such as image/png.' })
  @prop({ type: String, required: true })
  contentType: string;

  @Field(() => Int, { simple: true, description: 'The size in bytes, as announced.' })
  @prop({ type: Number, required: true })
  size: number;

  /** The SHA-256 of the announced bytes, in hexadecimal. */
  @prop({ type: String, required: true })
  sha256: string;

  /** The key of its bytes in the storage: random, never derived from a file name. */
  @prop({ type: String, required: true })
  key: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The file name, for display only.',
  })
  @prop({ type: String, maxlength: 200 })
  fileName?: string;

  @Field(() => Int, { simple: true, nullable: true, description: 'Width in pixels. Images only.' })
  @prop({ type: Number })
  width?: number;

  @Field(() => Int, { simple: true, nullable: true, description: 'Height in pixels. Images only.' })
  @prop({ type: Number })
  height?: number;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description: 'Duration in seconds, as announced. Videos only.',
  })
  @prop({ type: Number })
  duration?: number;

  @Field(() => [UploadVariant], { simple: true, description: 'Smaller variants. Images only.' })
  @prop({ type: () => [UploadVariant], default: [] })
  variants: UploadVariant[];

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The reason of the failure. Null unless FAILED.',
  })
  @prop({ type: String })
  problem?: string;

  @prop({ type: () => UploadUse })
  attachedTo?: UploadUse;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of removal. Null while in use.',
  })
  @prop({ type: Date })
  expiresAt?: Date;

  @Field(() => Date, { simple: true, description: 'Time of the announcement.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `uploads` collection. */
export const UploadModel = defineModel(Upload);
