import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** A readable name in an address. Former slugs stay with their target, so that old links redirect. */
@modelOptions(collection('slugs'))
@index({ scope: 1, slug: 1 }, { unique: true })
@index({ scope: 1, target: 1, current: 1 })
export class Slug extends BaseDocument {
  /** The type of the target, such as `Group`. */
  @prop({ type: String, required: true })
  scope: string;

  @prop({ type: String, required: true })
  slug: string;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  /** Whether this is the target's current slug. */
  @prop({ type: Boolean, required: true })
  current: boolean;
}

/** The `slugs` collection. */
export const SlugModel = defineModel(Slug);
