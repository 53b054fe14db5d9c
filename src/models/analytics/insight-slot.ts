import { index, modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/** What is counted while it happens, since no raw row of it lasts or tells when it was. */
export const SlotKind = {
  /** Views of posts, by post and country. */
  POST_VIEWS: 'post-views',
  /** Views of community posts, by post and country. */
  TOPIC_VIEWS: 'topic-views',
  /** Stories, by visibility. */
  STORIES: 'stories',
  /** Views of stories. */
  STORY_VIEWS: 'story-views',
  /** Users who became members of a group (`joined`) or ceased to be (`left`), by group. */
  GROUP_FLOWS: 'group-flows',
} as const;
/** One of them. */
export type SlotKind = (typeof SlotKind)[keyof typeof SlotKind];

/** How long slots stay once they are written: rollups are made of them long before. */
export const SLOT_DAYS = 40;

/** How often something happened in a quarter of an hour. Counted from the event log, each event once. */
@modelOptions(collection('insight_slots'))
@index({ kind: 1, at: 1 })
@index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
export class InsightSlot {
  /** Kind, time and key. */
  @prop({ type: String, required: true })
  _id: string;

  @prop({ type: String, required: true, enum: SlotKind })
  kind: SlotKind;

  /** The start of the quarter of an hour, in UTC. */
  @prop({ type: Date, required: true })
  at: Date;

  /** Ids of what it happened to, and words. Never a person's. */
  @prop({ type: () => [String], required: true })
  key: string[];

  @prop({ type: Number, required: true })
  n: number;

  @prop({ type: Date, required: true })
  expiresAt: Date;
}

/** The `insight_slots` collection. */
export const InsightSlotModel = defineModel(InsightSlot);
