import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/**
 * The position down to which a home timeline is complete: the last entry that the latest trimming kept. Older entries
 * are never added, because the feed assumes that there is no gap above the floor. Without a row the timeline is
 * complete.
 */
@modelOptions(collection('timeline_floors'))
@index({ owner: 1 }, { unique: true })
export class TimelineFloor extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  @prop({ type: Date, required: true })
  at: Date;

  @prop({ type: () => Types.ObjectId, required: true })
  post: Types.ObjectId;
}

/** The `timeline_floors` collection. */
export const TimelineFloorModel = defineModel(TimelineFloor);

/** Whether a position is after another one in the order of timelines. */
export function isBelow(
  place: { at: Date; post: Types.ObjectId },
  floor: { at: Date; post: Types.ObjectId },
): boolean {
  const apart = place.at.getTime() - floor.at.getTime();
  return apart < 0 || (apart === 0 && place.post.toHexString() < floor.post.toHexString());
}
