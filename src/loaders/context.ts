import type { Types } from 'mongoose';
import type { RateLimits } from '../auth/limits.js';
import type { Viewer } from '../auth/viewer.js';
import type { Presence } from '../events/presence.js';
import type { TopicBus } from '../events/topics.js';
import { newRequestCost, type RequestCost } from '../lib/request-cost.js';
import type { User } from '../models/identity/index.js';
import { billingLoaders } from './billing/index.js';
import { communityLoaders } from './community/index.js';
import { defineLoaders } from './define.js';
import { identityLoaders } from './identity/index.js';
import { messagingLoaders } from './messaging/index.js';
import { privacyLoaders } from './privacy/index.js';
import { socialLoaders } from './social/index.js';
import { systemLoaders } from './system/index.js';

/** All loaders of one request; a domain adds its own in one line. */
export class Loaders extends defineLoaders({
  ...identityLoaders,
  ...socialLoaders,
  ...messagingLoaders,
  ...billingLoaders,
  ...privacyLoaders,
  ...communityLoaders,
  ...systemLoaders,
}) {}

/** What is known about the request itself. */
export interface RequestInfo {
  /** Finds the request in the logs; clients see it as `extensions.requestId`. */
  id: string;
  ip: string;
  userAgent: string;
  /** Where the address seems to be, where a trusted proxy tells. */
  location?: { country?: string; city?: string; timezone?: string };
}

/** What every resolver and service gets: who asks, this request's loaders, and what it has committed. */
export interface Context {
  viewer: Viewer | null;
  loaders: Loaders;
  request: RequestInfo;
  limits: RateLimits;
  topics: TopicBus;
  /** The WebSocket that the operation came over; absent over HTTP. */
  socket?: { viewer: Viewer | null };
  /** Ids of the events that this request has committed; `settled` waits for them. */
  commits: Types.ObjectId[];
  /** What the operation has cost so far. */
  cost: RequestCost;
  /** The viewer's account, where it came with the session: queries show it, mutations read it when they have changed it. */
  account?: User;
}

/** Makes the context of one request (or of one operation on a socket). */
export function createContext(
  parts: Pick<Context, 'viewer' | 'request' | 'limits' | 'topics' | 'account'> & {
    presence?: Presence;
    cost?: RequestCost;
  },
): Context {
  const { presence, cost = newRequestCost(parts.request.id), ...given } = parts;
  return { ...given, loaders: new Loaders({ viewer: given.viewer, presence, cost }), commits: [], cost };
}

/** From here on the request is that of the person who has just signed in, or of nobody after signing out. */
export function actAs(ctx: Context, viewer: Viewer | null): void {
  ctx.viewer = viewer;
  ctx.loaders = new Loaders({ viewer, presence: ctx.loaders.scope.presence, cost: ctx.cost });
}

/** The same context with nothing loaded yet: each event of a subscription reads the database anew. */
export function renewed({ viewer, request, limits, topics, loaders }: Context): Context {
  return createContext({ viewer, request, limits, topics, presence: loaders.scope.presence });
}
