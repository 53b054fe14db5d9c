import { index, modelOptions, prop, Severity } from '@typegoose/typegoose';
import { Schema } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** An object of the demo processor: what Stripe would keep, kept here. Never in production. */
@modelOptions({ ...collection('demo_processor'), options: { allowMixed: Severity.ALLOW } })
@index({ kind: 1, due: 1 })
@index({ kind: 1, customer: 1, created: -1 })
@index({ kind: 1, parent: 1, created: -1 })
export class DemoObject {
  /** The id at the processor. */
  @prop({ required: true, type: String })
  _id!: string;

  @prop({ required: true, type: String })
  kind!: string;

  @prop({ type: String })
  customer?: string;

  @prop({ type: String })
  parent?: string;

  /** When something is to be done about it. */
  @prop({ type: Number })
  due?: number;

  @prop({ required: true, type: Number })
  created!: number;

  @prop({ required: true, type: Schema.Types.Mixed })
  data!: Record<string, unknown>;
}

/** The `demo_processor` collection. */
export const DemoObjectModel = defineModel(DemoObject);
