import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** Coins that can be bought. Another amount or price is another pack, so that a receipt stays true. */
@ObjectType('CoinPack', { implements: Node, description: 'A number of coins with a price. Tax is included.' })
@modelOptions(collection('coin_packs', { timestamps: true }))
@index({ coins: 1, currency: 1 }, { unique: true, partialFilterExpression: { isActive: true } })
@index({ isActive: 1, coins: 1 })
export class CoinPack extends BaseDocument {
  @Field(() => Int, { simple: true, description: 'Number of coins in the pack.' })
  @prop({ type: Number, required: true, min: 1, validate: Number.isSafeInteger })
  coins: number;

  @Field(() => Int, { simple: true, description: 'The price in minor units of the currency.' })
  @prop({ type: Number, required: true, min: 1, validate: Number.isSafeInteger })
  amount: number;

  @Field(() => String, { simple: true, description: 'The currency, as ISO 4217 code.' })
  @prop({ type: String, required: true, match: /^[A-Z]{3}$/ })
  currency: string;

  @Field(() => Boolean, { simple: true, description: 'Whether the pack can be bought.' })
  @prop({ type: Boolean, default: true })
  isActive: boolean;

  @prop({ type: String })
  providerId?: string;

  @prop({ type: String })
  syncedAs?: string;

  createdAt: Date;

  updatedAt: Date;
}

/** The `coin_packs` collection. */
export const CoinPackModel = defineModel(CoinPack);
