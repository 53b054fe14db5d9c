import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * When somebody was last connected; its id is the person's. Beside the account and not on it, so that coming and going
 * never contends with what counts up on accounts.
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
