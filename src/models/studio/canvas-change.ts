import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { CanvasChangeKind, CanvasRole } from './canvas-enums.js';

/** Changes are kept so long for clients that come back with a cursor. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** One change of a project, numbered per project by the lane that follows the event log. */
@modelOptions(collection('canvas_changes'))
@index({ project: 1, seq: 1 }, { unique: true })
@index({ user: 1 })
@index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS })
export class CanvasChange extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  project: Types.ObjectId;

  /** From 1, without gaps. */
  @prop({ type: Number, required: true })
  seq: number;

  @prop({ type: String, enum: CanvasChangeKind, required: true })
  kind: CanvasChangeKind;

  /** The file or the generation that changed. */
  @prop({ type: () => Types.ObjectId })
  thing?: Types.ObjectId;

  /** Who changed it; for a change of a collaborator, the collaborator. */
  @prop({ type: () => Types.ObjectId, default: null })
  user: Types.ObjectId | null;

  /** The new role of a collaborator; absent for one who was removed. */
  @prop({ type: String, enum: CanvasRole })
  role?: CanvasRole;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `canvas_changes` collection. */
export const CanvasChangeModel = defineModel(CanvasChange);

/** The number of the last change of a project. */
@modelOptions(collection('canvas_heads'))
export class CanvasHead extends BaseDocument {
  @prop({ type: Number, required: true })
  seq: number;
}

/** The `canvas_heads` collection; `_id` is the project. */
export const CanvasHeadModel = defineModel(CanvasHead);
