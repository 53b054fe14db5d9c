import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { AdoptionKind } from './tool-enums.js';

/** A star of a user. */
@modelOptions(collection('tool_stars'))
@index({ tool: 1, user: 1 }, { unique: true })
@index({ user: 1, createdAt: -1, _id: -1 })
export class ToolStar extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  tool: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The first download, or the first use, of a version by a user: what is counted once. */
@modelOptions(collection('tool_adoptions'))
@index({ tool: 1, user: 1, version: 1, kind: 1 }, { unique: true })
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ version: 1, kind: 1 })
export class ToolAdoption extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  tool: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  version: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: String, enum: AdoptionKind, required: true })
  kind: AdoptionKind;

  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `tool_stars` collection. */
export const ToolStarModel = defineModel(ToolStar);

/** The `tool_adoptions` collection. */
export const ToolAdoptionModel = defineModel(ToolAdoption);
