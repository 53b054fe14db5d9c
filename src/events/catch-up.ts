import { Types, type ClientSession } from 'mongoose';
import { DomainEventModel } from '../models/system/domain-event.js';
import { unpassed } from './batch.js';
import type { DomainEvent } from './types.js';

const FIRST = new Types.ObjectId('000000000000000000000000');

/**
 * Reads the whole log, oldest first, and yields the events that are in no batch of the lane. The session's causal
 * consistency and majority reads make it see everything committed before the start of the lane's new stream; the
 * stream delivers everything later.
 */
export async function* scanLog(
  lane: string,
  session: ClientSession,
  size: number,
): AsyncGenerator<DomainEvent[], void> {
  let last = FIRST;
  for (;;) {
    const events = (await DomainEventModel.collection
      .find({ _id: { $gt: last } }, { session, readConcern: 'majority', sort: { _id: 1 }, limit: size })
      .toArray()) as unknown as DomainEvent[];
    if (events.length === 0) return;
    last = events.at(-1)!._id;
    const left = await unpassed(lane, events, session);
    if (left.length > 0) yield left;
  }
}
