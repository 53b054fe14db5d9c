import type { Types } from 'mongoose';
import type { RateLimits } from '../auth/limits.js';
import type { Viewer } from '../auth/viewer.js';
import type { Presence } from '../events/presence.js';
import type { TopicBus } from '../events/topics.js';
import { newRequestCost, type RequestCost } from '../lib/request-cost.js';
import type { User } from '../models/identity/index.js';
import { agentsLoaders } from './agents/index.js';
import { studioLoaders } from './studio/index.js';
import { rewardsLoaders } from './rewards/index.js';
import { communityLoaders } from './community/index.js';
import { calendarLoaders } from './calendar/index.js';
import { marketplaceLoaders } from './marketplace/index.js';
import { supportLoaders } from './support/index.js';
import { hiringLoaders } from './hiring/index.js';
import { platformLoaders } from './platform/index.js';
import { analyticsLoaders } from './analytics/index.js';
import { billingLoaders } from './billing/index.js';
import { moderationLoaders } from './moderation/index.js';
import { defineLoaders } from './define.js';
import { identityLoaders } from './identity/index.js';
import { messagingLoaders } from './messaging/index.js';
import { privacyLoaders } from './privacy/index.js';
import { socialLoaders } from './social/index.js';
import { systemLoaders } from './system/index.js';

/** All loaders of one request, by domain. */
export class Loaders extends defineLoaders({
  ...identityLoaders,
  ...socialLoaders,
  ...messagingLoaders,
  ...billingLoaders,
  ...privacyLoaders,
  ...moderationLoaders,
  ...systemLoaders,
  ...agentsLoaders,
  ...studioLoaders,
  ...rewardsLoaders,
  ...communityLoaders,
  ...calendarLoaders,
  ...marketplaceLoaders,
  ...supportLoaders,
  ...hiringLoaders,
  ...platformLoaders,
  ...analyticsLoaders,
}) {}

/** Facts about the request itself. */
export interface RequestInfo {
  /** The request's id in the logs. Clients see it as `extensions.requestId`. */
  id: string;
  ip: string;
  userAgent: string;
  /** Whether the client asked for `extensions.cost` (`x-query-cost: 1`). */
  wantsCost?: boolean;
  /** Whether the client asked for `extensions.deprecations` (`x-query-deprecations: 1`). */
  wantsDeprecations?: boolean;
  /** The approximate location of the address, if a trusted proxy provides it. */
  location?: { country?: string; region?: string; city?: string; timezone?: string };
  /** Whether the browser asks not to be tracked (DNT, Sec-GPC). */
  optsOut?: boolean;
}

/** The context of every resolver and service: the viewer, this request's loaders, and what it has committed. */
export interface Context {
  viewer: Viewer | null;
  loaders: Loaders;
  request: RequestInfo;
  limits: RateLimits;
  topics: TopicBus;
  /** The WebSocket of the operation. Absent over HTTP. */
  socket?: { viewer: Viewer | null };
  /** Ids of the events that this request has committed. `settled` waits for them. */
  commits: Types.ObjectId[];
  /** The cost of the operation so far. */
  cost: RequestCost;
  /**
   * The viewer's account, if it was loaded with the session. For queries only: mutations load the changed account
   * again.
   */
  account?: User;
}

/** Creates the context of one request (or of one operation on a socket). */
export function createContext(
  parts: Pick<Context, 'viewer' | 'request' | 'limits' | 'topics' | 'account'> & {
    presence?: Presence;
    cost?: RequestCost;
  },
): Context {
  const { presence, cost = newRequestCost(parts.request.id), ...given } = parts;
  return { ...given, loaders: new Loaders({ viewer: given.viewer, presence, cost }), commits: [], cost };
}

/** Changes the viewer of the request: after a sign-in to the user, after a sign-out to null. */
export function actAs(ctx: Context, viewer: Viewer | null): void {
  ctx.viewer = viewer;
  ctx.loaders = new Loaders({ viewer, presence: ctx.loaders.scope.presence, cost: ctx.cost });
}

/** The same context with empty loaders: each event of a subscription reads the database again. */
export function renewed({ viewer, request, limits, topics, loaders }: Context): Context {
  return createContext({ viewer, request, limits, topics, presence: loaders.scope.presence });
}
