import type { Types } from 'mongoose';
import type { DomainEvent, EventType } from '../../events/types.js';
import { toGlobalId, type IdType } from '../../schema/ids.js';

type ObjectId = Types.ObjectId;

/** What endpoints get to know of one kind of event. Payloads have the names, ids and enum values of the API. */
export interface WebhookEvent<T extends EventType = EventType> {
  /** The public name. */
  name: string;
  on: T;
  description: string;
  /** The thing that the event is about: events of one thing come in order. */
  thing: (event: DomainEvent<T>) => ObjectId;
  /** The group in which it happened, for types that endpoints of groups can get; null outside of groups. */
  group?: (event: DomainEvent<T>) => ObjectId | null;
  /** The payload; null for what is not told. What happens in a group is told to endpoints of that group only. */
  data: (event: DomainEvent<T>) => Record<string, unknown> | null;
}

/** A row of a table of event types. */
export const row = <T extends EventType>(event: WebhookEvent<T>): WebhookEvent =>
  event as unknown as WebhookEvent;

/** The id of a thing, as the API has it. */
export const ref = (type: IdType, id: ObjectId): { id: string } => ({ id: toGlobalId(type, id) });

/** The same, or null. */
export const refOrNull = (type: IdType, id: ObjectId | null | undefined): { id: string } | null =>
  id ? ref(type, id) : null;

/** The name that an enum value has in the API. */
export const nameOf = (values: Record<string, string>, value: string): string =>
  Object.keys(values).find((name) => values[name] === value) ?? value.toUpperCase();
