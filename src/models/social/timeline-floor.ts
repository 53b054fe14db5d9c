import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/**
 * Down to where a home timeline is complete: the place of the last entry that its latest trimming kept. Nothing older
 * is ever put into it, or the feed would believe that nothing lies between that and the rest. No row: complete.
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

/** True for a place behind another in the order of timelines. */
export function isBelow(
  place: { at: Date; post: Types.ObjectId },
  floor: { at: Date; post: Types.ObjectId },
): boolean {
  const apart = place.at.getTime() - floor.at.getTime();
  return apart < 0 || (apart === 0 && place.post.toHexString() < floor.post.toHexString());
}
