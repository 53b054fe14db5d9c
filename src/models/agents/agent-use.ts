import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** A user's use of an agent, with the free answers of the day. Only the user's own requests write it. */
@modelOptions(collection('agent_uses'))
@index({ user: 1, agent: 1 }, { unique: true })
@index({ agent: 1 })
export class AgentUse extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  agent: Types.ObjectId;

  /** The UTC day of `free`. */
  @prop({ type: String })
  day?: string;

  /** Number of free answers of the day. */
  @prop({ type: Number, default: 0 })
  free: number;

  @prop({ type: Date, required: true })
  firstAt: Date;
}

/** The `agent_uses` collection. */
export const AgentUseModel = defineModel(AgentUse);
