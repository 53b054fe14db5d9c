import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * When a user was last connected; the id is the user's. A separate collection, so that its frequent writes do not
 * conflict with the counters of accounts.
 */
@modelOptions(collection('last_seen'))
export class LastSeen {
  @prop({ type: () => Types.ObjectId, required: true })
  _id: Types.ObjectId;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `last_seen` collection. */
export const LastSeenModel = defineModel(LastSeen);
