import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The most keys that work at a time, per owner. */
export const MOST_API_KEYS = 20;

/** Requests per minute of a key. */
export const DEFAULT_KEY_RATE = 600;

/** A key of a program. It acts for its owner within its scopes; only a hash of its secret is stored. */
@ObjectType('ApiKey', {
  implements: Node,
  description: 'A key by which a program acts for its owner, within its scopes.',
})
@modelOptions(collection('api_keys'))
@index({ hash: 1 }, { unique: true })
@index({ owner: 1, createdAt: -1, _id: -1 })
@index({ owner: 1, slot: 1 }, { unique: true, partialFilterExpression: { slot: { $exists: true } } })
export class ApiKey extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  /** One of the owner's slots for valid keys. The unique index enforces the limit. Absent once the key has ended. */
  @prop({ type: Number, min: 0, max: MOST_API_KEYS - 1 })
  slot?: number;

  @Field(() => String, { simple: true, description: 'The name of the key, for people.' })
  @prop({ type: String, required: true, maxlength: 100 })
  name: string;

  @Field(() => String, {
    simple: true,
    description: 'The first characters of the key, by which people recognise it.',
  })
  @prop({ type: String, required: true })
  prefix: string;

  @prop({ type: String, required: true })
  hash: string;

  @Field(() => [String], {
    simple: true,
    description: 'The scopes of the key, such as insights:read or social:write.',
  })
  @prop({ type: () => [String], required: true })
  scopes: string[];

  @Field(() => Int, { simple: true, description: 'Number of requests that the key may make per minute.' })
  @prop({ type: Number, default: DEFAULT_KEY_RATE })
  requestsPerMinute: number;

  @Field(() => Date, { simple: true, description: 'When the key was created.' })
  @prop({ type: Date, required: true })
  createdAt: Date;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When the key stops working. Null if it never does.',
  })
  @prop({ type: Date, default: null })
  expiresAt: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When the key was last used, to the minute. Null if it never was.',
  })
  @prop({ type: Date, default: null })
  lastUsedAt: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When the key was revoked. Null if it was not.',
  })
  @prop({ type: Date, default: null })
  revokedAt: Date | null;
}

/** The `api_keys` collection. */
export const ApiKeyModel = defineModel(ApiKey);
