import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { BattleChoice } from './lab-enums.js';

/** One vote in a battle. The models are copied, so that the ranking can be recomputed from the votes alone. */
@modelOptions(collection('lab_votes', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ experiment: 1, voter: 1 }, { unique: true })
@index({ voter: 1 })
@index({ counted: 1, _id: 1 })
export class LabVote extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  experiment: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  voter: Types.ObjectId;

  @prop({ type: String, enum: BattleChoice, required: true })
  choice: BattleChoice;

  /** The model of answer A. */
  @prop({ type: String, required: true })
  modelA: string;

  /** The model of answer B. */
  @prop({ type: String, required: true })
  modelB: string;

  /** Whether the ranking counts it: not where an answer had named its maker. */
  @prop({ type: Boolean, required: true })
  counted: boolean;

  createdAt: Date;
}

/** The `lab_votes` collection. */
export const LabVoteModel = defineModel(LabVote);
