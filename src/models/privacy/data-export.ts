import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** How long the file of an export is kept. */
export const EXPORT_DAYS = 7;

/** How far an export has come. */
export enum DataExportStatus {
  PENDING = 'pending',
  READY = 'ready',
  FAILED = 'failed',
  EXPIRED = 'expired',
}
registerEnumType(DataExportStatus, {
  name: 'DataExportStatus',
  description: 'How far an export of one’s data has come.',
  valuesConfig: {
    PENDING: { description: 'It is being put together.' },
    READY: { description: 'It can be downloaded.' },
    FAILED: { description: 'It could not be put together; ask again.' },
    EXPIRED: { description: 'The file is gone.' },
  },
});

/** All that is kept about a person, as a file. The row outlives the file for a while, to say that there was one. */
@ObjectType({ implements: Node, description: 'All that is kept about oneself, as a file.' })
@modelOptions(collection('data_exports', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ user: 1 }, { unique: true, partialFilterExpression: { status: 'pending' }, name: 'one_pending' })
@index({ status: 1, expiresAt: 1 })
@index({ createdAt: 1 }, { expireAfterSeconds: 30 * 24 * 60 * 60 })
export class DataExport extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => DataExportStatus, { simple: true, description: 'How far it has come.' })
  @prop({ type: String, enum: DataExportStatus, required: true })
  status: DataExportStatus;

  /** Where the file is, in the vault. */
  @prop({ type: String, required: true })
  key: string;

  /** How often it was begun. */
  @prop({ type: Number, default: 0 })
  attempts: number;

  @prop({ type: Number })
  size?: number;

  @Field(() => Date, { simple: true, nullable: true, description: 'Until when it can be downloaded.' })
  @prop({ type: Date })
  expiresAt?: Date;

  @Field(() => Date, { simple: true, description: 'When it was asked for.' })
  createdAt: Date;
}

/** The `data_exports` collection. */
export const DataExportModel = defineModel(DataExport);
