import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** How long the file of an export is kept. */
export const EXPORT_DAYS = 7;

/** The status of an export. */
export enum DataExportStatus {
  PENDING = 'pending',
  READY = 'ready',
  FAILED = 'failed',
  EXPIRED = 'expired',
}
registerEnumType(DataExportStatus, {
  name: 'DataExportStatus',
  description: 'The processing status of a data export.',
  valuesConfig: {
    PENDING: { description: 'The export is in progress.' },
    READY: { description: 'The file can be downloaded.' },
    FAILED: { description: 'The export failed. Request it again.' },
    EXPIRED: { description: 'The file was removed.' },
  },
});

/** An export of all data about a user, as a file. The row stays longer than the file, as a record of the export. */
@ObjectType({ implements: Node, description: "An export of the viewer's personal data." })
@modelOptions(collection('data_exports', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ user: 1 }, { unique: true, partialFilterExpression: { status: 'pending' }, name: 'one_pending' })
@index({ status: 1, expiresAt: 1 })
@index({ createdAt: 1 }, { expireAfterSeconds: 30 * 24 * 60 * 60 })
export class DataExport extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => DataExportStatus, { simple: true, description: 'The processing status.' })
  @prop({ type: String, enum: DataExportStatus, required: true })
  status: DataExportStatus;

  /** The key of the file in the vault. */
  @prop({ type: String, required: true })
  key: string;

  /** Number of attempts. */
  @prop({ type: Number, default: 0 })
  attempts: number;

  @prop({ type: Number })
  size?: number;

  @Field(() => Date, { simple: true, nullable: true, description: 'Time at which the file is removed.' })
  @prop({ type: Date })
  expiresAt?: Date;

  @Field(() => Date, { simple: true, description: 'Time of the request.' })
  createdAt: Date;
}

/** The `data_exports` collection. */
export const DataExportModel = defineModel(DataExport);
