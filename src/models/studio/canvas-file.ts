import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { CanvasFileType } from './canvas-enums.js';

/** The most files of one project, deleted ones that can be restored included. */
export const MOST_FILES = 200;
/** The largest file in bytes of UTF-8. */
export const LARGEST_FILE = 200_000;

/**
 * A file of a project. The content is in its versions, so a list of files never loads it. A deleted file keeps its
 * versions and its path.
 */
@ObjectType('CanvasFile', { implements: Node, description: 'A text file of a canvas project.' })
@modelOptions(collection('chat_canvas_files', { timestamps: true }))
@index({ project: 1, path: 1 }, { unique: true })
@index({ project: 1, slot: 1 }, { unique: true })
@index({ project: 1, deletedAt: 1, path: 1 })
@index({ createdAt: 1 })
@index({ updatedBy: 1 })
@index({ type: 1 })
@index({ size: -1 })
@index({ language: 1 })
export class CanvasFile extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  project: Types.ObjectId;

  /** One of a project's 200 places: by the unique index no project has more files, however many are made at once. */
  @prop({ type: Number, required: true, min: 0, max: MOST_FILES - 1 })
  slot: number;

  @Field(() => String, { simple: true, description: 'The last part of the path.' })
  @prop({ type: String, required: true, maxlength: 255 })
  name: string;

  @Field(() => String, {
    simple: true,
    description: 'The path, unique in the project, such as `src/index.html`.',
  })
  @prop({ type: String, required: true, maxlength: 500 })
  path: string;

  @Field(() => CanvasFileType, {
    simple: true,
    description: 'The type, derived from the ending of the path.',
  })
  @prop({ type: String, enum: CanvasFileType, required: true })
  type: CanvasFileType;

  @Field(() => Int, { simple: true, description: 'The size of the content in bytes of UTF-8.' })
  @prop({ type: Number, required: true, min: 0 })
  size: number;

  @Field(() => String, {
    simple: true,
    description: 'The checksum of the content: `sha256:` and 64 hexadecimal digits.',
  })
  @prop({ type: String, required: true })
  checksum: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The language, such as `html`. Null if unknown.',
  })
  @prop({ type: String, maxlength: 50 })
  language?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The framework that the file is written for. Null if none.',
  })
  @prop({ type: String, maxlength: 50 })
  framework?: string;

  @Field(() => [String], { simple: true, description: 'The packages that the file imports.' })
  @prop({ type: () => [String], default: [] })
  dependencies: string[];

  @Field(() => Int, { simple: true, description: 'The number of the current version, from 1.' })
  @prop({ type: Number, required: true, min: 1 })
  version: number;

  /** Who wrote the current version. */
  @prop({ type: () => Types.ObjectId, required: true })
  updatedBy: Types.ObjectId;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of deletion. Null for files that are not deleted.',
  })
  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last change.' })
  updatedAt: Date;
}

/** The `chat_canvas_files` collection. */
export const CanvasFileModel = defineModel(CanvasFile);
