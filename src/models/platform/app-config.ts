import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** What a configuration entry is about. */
export enum ConfigCategory {
  AI = 'ai',
  BILLING = 'billing',
  SECURITY = 'security',
  UI = 'ui',
  FEATURES = 'features',
}
registerEnumType(ConfigCategory, {
  name: 'ConfigCategory',
  description: 'The category of a configuration entry.',
  valuesConfig: {
    AI: { description: 'AI providers and models.' },
    BILLING: { description: 'Prices and payments.' },
    SECURITY: { description: 'Accounts and access.' },
    UI: { description: 'Settings that clients show.' },
    FEATURES: { description: 'Features that can be changed at runtime.' },
  },
});

/** A runtime setting. The known keys and their types are in config/runtime-keys.ts; secrets are refused. */
@ObjectType('ConfigEntry', { implements: Node, description: 'A runtime setting of the platform.' })
@modelOptions(collection('app_config', { timestamps: true }))
@index({ key: 1 }, { unique: true })
@index({ category: 1, key: 1 })
@index({ isPublic: 1, key: 1 })
@index({ updatedBy: 1 }, { sparse: true })
export class ConfigEntry extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The key, such as ui.banner.' })
  @prop({ type: String, required: true, maxlength: 100 })
  key: string;

  /** As JSON text: a value of a client may hold any keys, and the database has rules of its own about them. */
  @prop({ type: String, required: true })
  json: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The purpose of the entry.' })
  @prop({ type: String })
  description?: string;

  @Field(() => Boolean, { simple: true, description: 'Whether everyone may read the entry.' })
  @prop({ type: Boolean, default: false })
  isPublic: boolean;

  @Field(() => ConfigCategory, { simple: true, description: 'The category of the entry.' })
  @prop({ type: String, enum: ConfigCategory, required: true })
  category: ConfigCategory;

  @prop({ type: () => Types.ObjectId })
  updatedBy?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'When the entry was created.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'When the entry was last changed.' })
  updatedAt: Date;

  @Field(() => GraphQLJSON, { description: 'The value of the entry.' })
  value?: unknown;
}

/** The `app_config` collection. */
export const ConfigEntryModel = defineModel(ConfigEntry);
