import type { Types } from 'mongoose';
import type { Context } from '../loaders/context.js';
import type { IdType } from '../schema/ids.js';
import { billingNodes } from './billing/nodes.js';
import { communityNodes } from './community/nodes.js';
import { identityNodes } from './identity/nodes.js';
import { messagingNodes } from './messaging/nodes.js';
import { privacyNodes } from './privacy/nodes.js';
import { socialNodes } from './social/nodes.js';
import { systemNodes } from './system/nodes.js';

/** Loads one thing and asks its rule; null when it is gone or not for this viewer. */
export type FetchNode = (ctx: Context, id: Types.ObjectId) => Promise<object | null>;

/** The rows of a domain. */
export type NodeRows = Partial<Record<IdType, FetchNode>>;

/** What `node(id)` can fetch, a row a type; each domain brings its own rows. */
export const nodeTypes: NodeRows = {
  ...identityNodes,
  ...socialNodes,
  ...messagingNodes,
  ...billingNodes,
  ...privacyNodes,
  ...communityNodes,
  ...systemNodes,
};
