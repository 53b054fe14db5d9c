import type { Types } from 'mongoose';
import type { Context } from '../loaders/context.js';
import type { IdType } from '../schema/ids.js';
/** Loads an object and checks its rule. Null if it does not exist or is not visible to the viewer. */
export type FetchNode = (ctx: Context, id: Types.ObjectId) => Promise<object | null>;

/** The fetchable types of a domain. */
export type NodeRows = Partial<Record<IdType, FetchNode>>;
