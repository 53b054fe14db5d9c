import type { Types } from 'mongoose';
import type { DeviceType } from '../../../models/identity/index.js';
import type { Item } from './item.js';

/** What is known about the sender of a batch beside its id. */
export interface Seen {
  browser?: string;
  os?: string;
  device?: DeviceType;
  country?: string;
  region?: string;
  city?: string;
  timezone?: string;
  screenResolution?: string;
}

/** The events of one request, checked, on their way to the database. */
export interface Batch {
  /** Null where nothing must lead to the visitor: events are counted, and nothing else is kept. */
  visitor: Types.ObjectId | null;
  /** The signed-in user, by the access token. */
  user: Types.ObjectId | null;
  seen: Seen;
  received: Date;
  events: { _id: Types.ObjectId; item: Item }[];
}

/** What became of a batch. */
export interface Written {
  /** The session of its latest event. Null without a visitor. */
  session: Types.ObjectId | null;
}
