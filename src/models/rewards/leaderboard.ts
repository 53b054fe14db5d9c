import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseDocument, collection, defineModel } from '../base.js';
import { LeaderboardCategory, LeaderboardPeriod, LeaderboardTrend } from './reward-enums.js';

/** A leaderboard of one period, made by a job. Readers see one complete revision. */
@ObjectType('Leaderboard', { description: 'A ranking of users in one category and period.' })
@modelOptions(collection('leaderboards'))
@index({ category: 1, period: 1, key: 1 }, { unique: true })
export class Leaderboard extends BaseDocument {
  @Field(() => LeaderboardCategory, { simple: true, description: 'The score that is ranked.' })
  @prop({ type: String, enum: LeaderboardCategory, required: true })
  category: LeaderboardCategory;

  @Field(() => LeaderboardPeriod, { simple: true, description: 'The period of the ranking.' })
  @prop({ type: String, enum: LeaderboardPeriod, required: true })
  period: LeaderboardPeriod;

  /** The first day of the period in UTC; `all` for all time. */
  @prop({ type: String, required: true })
  key: string;

  @Field(() => Int, { simple: true, description: 'Number of users with a score.' })
  @prop({ type: Number, default: 0 })
  participants: number;

  @prop({ type: Number, default: 0 })
  revision: number;

  @Field(() => Date, { simple: true, description: 'Time of the last update.' })
  @prop({ type: Date, required: true })
  updatedAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the next update.' })
  @prop({ type: Date, required: true })
  nextUpdateAt: Date;

  /** Whether the period is over: its last revision is final. */
  @prop({ type: Boolean, default: false })
  closed: boolean;
}

/** The `leaderboards` collection. */
export const LeaderboardModel = defineModel(Leaderboard);

/** A user's place on a leaderboard. Equal scores share a rank ("1224"). */
@ObjectType('LeaderboardEntry', { description: "A user's place on a leaderboard." })
@modelOptions(collection('leaderboard_entries'))
@index({ board: 1, revision: 1, place: 1 }, { unique: true })
// The order of its pages, which end with the id as those of all lists.
@index({ board: 1, revision: 1, place: 1, _id: 1 })
@index({ board: 1, revision: 1, user: 1 })
@index({ user: 1 })
export class LeaderboardEntry extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  board: Types.ObjectId;

  @prop({ type: Number, required: true })
  revision: number;

  /** The order of the list: 1, 2, 3, … */
  @prop({ type: Number, required: true })
  place: number;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => Int, {
    simple: true,
    description: 'The rank. Equal scores share a rank and the next ranks are skipped: 1, 2, 2, 4.',
  })
  @prop({ type: Number, required: true })
  rank: number;

  @Field(() => Int, { simple: true, description: 'The score of the user in the period.' })
  @prop({ type: Number, required: true })
  score: number;

  @Field(() => Int, {
    simple: true,
    description: 'Number of ranks gained since the previous update. Negative if lost, 0 for a new entry.',
  })
  @prop({ type: Number, default: 0 })
  change: number;

  @Field(() => LeaderboardTrend, { simple: true, description: 'The direction of the change.' })
  @prop({ type: String, enum: LeaderboardTrend, default: LeaderboardTrend.SAME })
  trend: LeaderboardTrend;
}

/** The `leaderboard_entries` collection. */
export const LeaderboardEntryModel = defineModel(LeaderboardEntry);
