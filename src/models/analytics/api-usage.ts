import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BaseDocument, collection, defineModel } from '../base.js';

/** What an operation is. */
export enum OperationKind {
  QUERY = 'query',
  MUTATION = 'mutation',
  SUBSCRIPTION = 'subscription',
}
registerEnumType(OperationKind, {
  name: 'OperationKind',
  description: 'The kind of a GraphQL operation.',
  valuesConfig: {
    QUERY: { description: 'An operation that reads.' },
    MUTATION: { description: 'An operation that writes.' },
    SUBSCRIPTION: { description: 'An operation that receives events.' },
  },
});

/** The name of operations beyond the most names of a day. */
export const OTHER_OPERATIONS = '(other)';
/** The name of operations without a name. */
export const ANONYMOUS_OPERATIONS = '(anonymous)';
/** The name of requests that never became an operation: malformed, invalid or unauthenticated. */
export const INVALID_OPERATIONS = '(invalid)';

/**
 * One GraphQL operation, as the gateway itself writes it down (S1 "API Usages"): S1's endpoint is the operation's name, its
 * status code the error's code. No address and no header is kept as it came. An ordinary collection: rows of a time series
 * could not be removed by user.
 */
@ObjectType({ description: 'A GraphQL operation that the gateway has served. For admins.' })
@modelOptions(collection('api_usages'))
@index({ at: -1, _id: -1 })
@index({ operation: 1, at: -1, _id: -1 })
@index({ user: 1, at: -1, _id: -1 }, { partialFilterExpression: { user: { $exists: true } } })
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class ApiUsage extends BaseDocument {
  @Field(() => String, {
    simple: true,
    description:
      'The name of the operation. "(anonymous)" without one, "(invalid)" for requests that are no operation, "(other)" beyond 300 names a day.',
  })
  @prop({ type: String, required: true, maxlength: 64 })
  operation: string;

  @Field(() => OperationKind, {
    simple: true,
    nullable: true,
    description: 'The kind of the operation. Null for requests that are no operation.',
  })
  @prop({ type: String, enum: OperationKind })
  kind?: OperationKind;

  @prop({ type: () => Types.ObjectId })
  user?: Types.ObjectId;

  /** The session of the signed-in user. */
  @prop({ type: () => Types.ObjectId })
  session?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId })
  apiKey?: Types.ObjectId;

  @Field(() => String, {
    simple: true,
    description:
      'The client: the header `apollographql-client-name`, else the family of the user agent, such as `Firefox`.',
  })
  @prop({ type: String, required: true, maxlength: 50 })
  client: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The header `apollographql-client-version`. Null without one.',
  })
  @prop({ type: String, maxlength: 20 })
  clientVersion?: string;

  @Field(() => Int, {
    simple: true,
    description:
      'Milliseconds from the arrival of the request to its answer; of a subscription, to its start.',
  })
  @prop({ type: Number, required: true })
  durationMs: number;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The code of the first error. Null without errors.',
  })
  @prop({ type: String, maxlength: 50 })
  errorCode?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The message of the first error, without quoted values, addresses and long numbers.',
  })
  @prop({ type: String, maxlength: 200 })
  errorMessage?: string;

  @Field(() => Int, {
    simple: true,
    description: 'Number of commands by which the operation has read from MongoDB.',
  })
  @prop({ type: Number, required: true })
  mongoCommands: number;

  @Field(() => Int, { simple: true, description: 'The size of the request in bytes.' })
  @prop({ type: Number, required: true })
  requestBytes: number;

  @Field(() => Int, {
    simple: true,
    description: 'The size of the answer in bytes, before compression. 0 for subscriptions.',
  })
  @prop({ type: Number, required: true })
  responseBytes: number;

  @Field(() => Date, { simple: true, description: 'Time of the answer.' })
  @prop({ type: Date, required: true })
  at: Date;

  /** The number of operations that the row stands for where only a sample is kept. */
  @prop({ type: Number, required: true })
  weight: number;

  @prop({ type: Date, required: true })
  expireAt: Date;
}

/** The `api_usages` collection. */
export const ApiUsageModel = defineModel(ApiUsage);
