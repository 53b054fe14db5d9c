import type { Types } from 'mongoose';
import type { Context } from '../loaders/context.js';
import type { IdType } from '../schema/ids.js';

/** Loads one thing and asks its rule; null when it is gone or not for this viewer. */
export type FetchNode = (ctx: Context, id: Types.ObjectId) => Promise<object | null>;

/** What `node(id)` can fetch, a row a type; each domain brings its own rows. */
export const nodeTypes: Partial<Record<IdType, FetchNode>> = {};
