import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** Why a balance changed (S0§12). */
export enum CoinTransactionType {
  EARN = 'earn',
  SPEND = 'spend',
  PURCHASE = 'purchase',
  GIFT = 'gift',
  REWARD = 'reward',
  REFUND = 'refund',
  DAILY_BONUS = 'daily_bonus',
  ACHIEVEMENT = 'achievement',
}
registerEnumType(CoinTransactionType, { name: 'CoinTransactionType', description: 'Why a balance changed.' });

/** What a ledger row counts. */
export enum LedgerUnit {
  COINS = 'coins',
  CREDITS = 'credits',
  IMAGE_GENERATION = 'imageGeneration',
  VIDEO_GENERATION = 'videoGeneration',
  TEXT_ENHANCEMENT = 'textEnhancement',
}
registerEnumType(LedgerUnit, { name: 'LedgerUnit', description: 'What a ledger row counts.' });

/** One row of the ledger (S0§12): written in the transaction that changes the balance, and never changed again. */
@ObjectType('CoinTransaction', { implements: Node, description: 'One change of a balance.' })
@modelOptions(collection('coin_transactions', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, unit: 1, createdAt: -1, _id: -1 })
@index({ user: 1, unit: 1, type: 1, createdAt: -1, _id: -1 })
@index({ type: 1, createdAt: -1 })
@index({ related: 1 }, { sparse: true })
export class CoinTransaction extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => LedgerUnit, { simple: true, description: 'Coins, credits, or a kind of AI credit.' })
  @prop({ type: String, enum: LedgerUnit, default: LedgerUnit.COINS })
  unit: LedgerUnit;

  @Field(() => CoinTransactionType, { simple: true, description: 'Why.' })
  @prop({ type: String, enum: CoinTransactionType, required: true })
  type: CoinTransactionType;

  @Field(() => Int, { simple: true, description: 'By how much; negative for what was spent.' })
  @prop({ type: Number, required: true, validate: Number.isSafeInteger })
  amount: number;

  @Field(() => Int, { simple: true, description: 'The balance after it.' })
  @prop({ type: Number, required: true, min: 0, validate: Number.isSafeInteger })
  balanceAfter: number;

  @Field(() => String, { simple: true, description: 'What for, in words.' })
  @prop({ type: String, required: true, maxlength: 200 })
  description: string;

  @prop({ type: String })
  relatedType?: string;

  @prop({ type: () => Types.ObjectId })
  related?: Types.ObjectId;

  @prop({ type: () => Object })
  metadata?: Record<string, string>;

  @Field(() => Date, { simple: true, description: 'When.' })
  createdAt: Date;
}

/** The `coin_transactions` collection. */
export const CoinTransactionModel = defineModel(CoinTransaction);
