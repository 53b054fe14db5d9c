import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseDocument, collection, defineModel } from '../base.js';

/** One version of a file with its content. Written once and never changed. */
@ObjectType('CanvasFileVersion', { description: 'A version of a canvas file.' })
@modelOptions(collection('canvas_file_versions', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ file: 1, version: 1 }, { unique: true })
@index({ file: 1, version: -1, _id: -1 })
@index({ project: 1 })
@index({ editedBy: 1 })
export class CanvasFileVersion extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  file: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  project: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'The number of the version, from 1.' })
  @prop({ type: Number, required: true, min: 1 })
  version: number;

  @prop({ type: String, default: '' })
  content: string;

  @Field(() => Int, { simple: true, description: 'The size of the content in bytes of UTF-8.' })
  @prop({ type: Number, required: true, min: 0 })
  size: number;

  @Field(() => String, { simple: true, description: 'The checksum of the content.' })
  @prop({ type: String, required: true })
  checksum: string;

  @prop({ type: () => Types.ObjectId, required: true })
  editedBy: Types.ObjectId;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'The number of the version whose content was restored. Null for other versions.',
  })
  @prop({ type: Number })
  restoredFrom?: number;

  /** The generation that wrote it. */
  @prop({ type: () => Types.ObjectId })
  generation?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time at which the version was written.' })
  createdAt: Date;
}

/** The `canvas_file_versions` collection. */
export const CanvasFileVersionModel = defineModel(CanvasFileVersion);
