import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** What a file is uploaded for; each purpose has limits, see services/system/upload-limits.ts. */
export enum UploadPurpose {
  AVATAR = 'avatar',
  COVER = 'cover',
  POST = 'post',
  STORY = 'story',
  ATTACHMENT = 'attachment',
}
registerEnumType(UploadPurpose, {
  name: 'UploadPurpose',
  description: 'What a file is uploaded for; it decides which formats are taken and how large they may be.',
  valuesConfig: {
    AVATAR: { description: 'A profile picture: an image up to 5 MB.' },
    COVER: { description: 'A profile cover: an image up to 10 MB.' },
    POST: { description: 'A medium of a post: an image up to 20 MB or a video up to 200 MB and an hour.' },
    STORY: { description: 'A story: an image up to 20 MB or a video up to 50 MB and a minute.' },
    ATTACHMENT: {
      description: 'Something sent along: an image up to 20 MB, a video up to 100 MB or a PDF up to 20 MB.',
    },
  },
});

/** How far an upload has come. */
export enum UploadStatus {
  PENDING = 'pending',
  READY = 'ready',
  FAILED = 'failed',
  ATTACHED = 'attached',
  /** About to be removed with its bytes; never seen by clients. */
  EXPIRED = 'expired',
}
registerEnumType(UploadStatus, {
  name: 'UploadStatus',
  description: 'How far an upload has come.',
  valuesConfig: {
    PENDING: { description: 'Announced; its bytes are to be sent and completed.' },
    READY: { description: 'Checked and readable; removed after seven days unless something uses it.' },
    FAILED: { description: 'Its bytes are not what was announced; `problem` says how.' },
    ATTACHED: { description: 'In use: kept for as long as what uses it.' },
    EXPIRED: { description: 'Too old, about to be removed.' },
  },
});

/** An image in another size. */
@ObjectType({ description: 'An image in another size.' })
@modelOptions({ schemaOptions: { _id: false } })
export class UploadVariant {
  @Field(() => String, {
    simple: true,
    description: 'Which one: `thumbnail` (320 pixels) or `medium` (1024).',
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

/** What uses an upload. */
@modelOptions({ schemaOptions: { _id: false } })
export class UploadUse {
  /** A type of the API. */
  @prop({ type: String, required: true })
  type: string;

  @prop({ type: () => Types.ObjectId, required: true })
  id: Types.ObjectId;
}

/**
 * A file on its way to where it will be shown: announced with its type, size and checksum, sent straight to the storage,
 * then checked against the announcement. Visible to its owner only; what is made of it is shown by what uses it.
 */
@ObjectType({
  implements: Node,
  description: 'A file of one’s own, from its announcement to its use. Only its owner sees it.',
})
@modelOptions(collection('uploads', { timestamps: true }))
@index({ owner: 1, status: 1 })
@index({ status: 1, expiresAt: 1 })
@index({ 'attachedTo.id': 1 }, { partialFilterExpression: { 'attachedTo.id': { $exists: true } } })
export class Upload extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  @Field(() => UploadPurpose, { simple: true, description: 'What it is for.' })
  @prop({ type: String, enum: UploadPurpose, required: true })
  purpose: UploadPurpose;

  @Field(() => UploadStatus, { simple: true, description: 'How far it has come.' })
  @prop({ type: String, enum: UploadStatus, required: true })
  status: UploadStatus;

  @Field(() => String, { simple: true, description: 'Its format, such as image/png.' })
  @prop({ type: String, required: true })
  contentType: string;

  @Field(() => Int, { simple: true, description: 'How many bytes were announced.' })
  @prop({ type: Number, required: true })
  size: number;

  /** Of the bytes as announced, in hexadecimal. */
  @prop({ type: String, required: true })
  sha256: string;

  /** Where its bytes are; made up, and never from a name. */
  @prop({ type: String, required: true })
  key: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'What its owner calls it; shown, and used for nothing else.',
  })
  @prop({ type: String, maxlength: 200 })
  fileName?: string;

  @Field(() => Int, { simple: true, nullable: true, description: 'Width in pixels; images only.' })
  @prop({ type: Number })
  width?: number;

  @Field(() => Int, { simple: true, nullable: true, description: 'Height in pixels; images only.' })
  @prop({ type: Number })
  height?: number;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description: 'Length in seconds as announced; videos only.',
  })
  @prop({ type: Number })
  duration?: number;

  @Field(() => [UploadVariant], { simple: true, description: 'Smaller sizes; images only.' })
  @prop({ type: () => [UploadVariant], default: [] })
  variants: UploadVariant[];

  @Field(() => String, { simple: true, nullable: true, description: 'Why it has failed.' })
  @prop({ type: String })
  problem?: string;

  @prop({ type: () => UploadUse })
  attachedTo?: UploadUse;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When it will be removed; null while in use.',
  })
  @prop({ type: Date })
  expiresAt?: Date;

  @Field(() => Date, { simple: true, description: 'When it was announced.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `uploads` collection. */
export const UploadModel = defineModel(Upload);
