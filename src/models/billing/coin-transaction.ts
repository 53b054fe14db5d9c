import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** Why a balance changed. */
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
registerEnumType(CoinTransactionType, {
  name: 'CoinTransactionType',
  description: 'The types of balance transaction.',
  valuesConfig: {
    ACHIEVEMENT: { description: 'The reward for an achievement.' },
    DAILY_BONUS: { description: 'The daily bonus of coins.' },
    EARN: { description: 'Coins or credits that the user receives.' },
    GIFT: { description: 'Coins that a user gives to another user.' },
    PURCHASE: { description: 'Coins that the user bought.' },
    REFUND: { description: 'Coins or credits that are given back.' },
    REWARD: { description: 'Coins of a claimed reward.' },
    SPEND: { description: 'Coins or credits that the user spends.' },
  },
});

/** What a ledger row counts. */
export enum LedgerUnit {
  COINS = 'coins',
  CREDITS = 'credits',
  IMAGE_GENERATION = 'imageGeneration',
  VIDEO_GENERATION = 'videoGeneration',
  TEXT_ENHANCEMENT = 'textEnhancement',
}
registerEnumType(LedgerUnit, {
  name: 'LedgerUnit',
  description: 'The units of balance transactions.',
  valuesConfig: {
    COINS: { description: 'The currency of the platform.' },
    CREDITS: { description: 'The credits of a plan.' },
    IMAGE_GENERATION: { description: 'Credits for generated images.' },
    VIDEO_GENERATION: { description: 'Credits for generated videos.' },
    TEXT_ENHANCEMENT: { description: 'Credits for improved texts.' },
  },
});

/** One row of the ledger: written in the transaction that changes the balance, and never changed again. */
@ObjectType('CoinTransaction', { implements: Node, description: 'One movement of a balance.' })
@modelOptions(collection('coin_transactions', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, unit: 1, createdAt: -1, _id: -1 })
@index({ user: 1, unit: 1, type: 1, createdAt: -1, _id: -1 })
@index({ type: 1, createdAt: -1 })
@index({ related: 1 }, { sparse: true })
export class CoinTransaction extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => LedgerUnit, { simple: true, description: 'The unit: coins, credits or a kind of AI credit.' })
  @prop({ type: String, enum: LedgerUnit, default: LedgerUnit.COINS })
  unit: LedgerUnit;

  @Field(() => CoinTransactionType, { simple: true, description: 'The type of the transaction.' })
  @prop({ type: String, enum: CoinTransactionType, required: true })
  type: CoinTransactionType;

  @Field(() => Int, { simple: true, description: 'The amount. Negative if spent.' })
  @prop({ type: Number, required: true, validate: Number.isSafeInteger })
  amount: number;

  @Field(() => Int, { simple: true, description: 'The balance after the transaction.' })
  @prop({ type: Number, required: true, min: 0, validate: Number.isSafeInteger })
  balanceAfter: number;

  @Field(() => String, { simple: true, description: 'The description of the transaction.' })
  @prop({ type: String, required: true, maxlength: 200 })
  description: string;

  @prop({ type: String })
  relatedType?: string;

  @prop({ type: () => Types.ObjectId })
  related?: Types.ObjectId;

  @prop({ type: () => Object })
  metadata?: Record<string, string>;

  @Field(() => Date, { simple: true, description: 'Time of the event.' })
  createdAt: Date;
}

/** The `coin_transactions` collection. */
export const CoinTransactionModel = defineModel(CoinTransaction);
