import { randomUUID } from 'node:crypto';
import type { Types } from 'mongoose';
import { sharedNow } from '../../../lib/clock.js';
import type { Context } from '../../../loaders/context.js';
import { refuse } from '../../../schema/errors.js';
import type { Batch, Seen } from './batch.js';
import { readClient } from './client.js';
import { eventKey, unlinkedKey, visitorKey } from './derived-id.js';
import { ItemProblem, readItem, type Item, type SentItem } from './item.js';
import { IngestQueue } from './queue.js';
import { analyticsSettings } from './settings.js';
import { writeBatches } from './write.js';

/** Most events of one batch. */
export const MOST_EVENTS = 100;

/** A batch of events as a client sends it. */
export interface TrackRequest {
  visitorId: string;
  screenResolution?: string | null | undefined;
  timezone?: string | null | undefined;
  events: readonly SentItem[];
}

/** What became of a batch. */
export interface Tracked {
  accepted: number;
  rejected: { index: number; problem: string }[];
  /** Whether the accepted events count: not those of programs. */
  counted: boolean;
  session: Types.ObjectId | null;
}

const queue = new IngestQueue(writeBatches, () => analyticsSettings().queueEvents);

/** Fulfilled once all events that came in are stored. */
export const drainIngest = (): Promise<void> => queue.drain();

/**
 * Stores the events of a client. Each is checked by itself: a bad one is told by its position, and the others are stored. The
 * user is the one of the access token. Who asks not to be tracked is counted without a trace.
 * @throws RATE_LIMITED, or UNAVAILABLE where the events cannot be stored now
 */
export async function track(ctx: Context, sent: TrackRequest): Promise<Tracked> {
  await ctx.limits.consume('track', `visitor ${sent.visitorId}`, sent.events.length);
  const received = sharedNow();
  const { items, rejected } = readItems(sent.events, received);
  const client = readClient(ctx.request.userAgent);
  // A server that acts with a key of ours is no crawler, whatever it calls itself.
  const counted = !client.isBot || ctx.viewer?.apiKey !== undefined;
  const told = { accepted: items.length, rejected, counted };
  if (items.length === 0 || !counted) return { ...told, session: null };
  const anonymous = await wantsNoTrace(ctx);
  const batch: Batch = {
    visitor: anonymous ? null : visitorKey(sent.visitorId),
    user: anonymous ? null : (ctx.viewer?.id ?? null),
    seen: anonymous ? {} : seenOf(ctx, sent, client),
    received,
    events: items.map((item) => ({ _id: idOf(sent.visitorId, item, anonymous), item })),
  };
  return { ...told, ...(await queue.add(batch)) };
}

function readItems(
  events: readonly SentItem[],
  received: Date,
): Pick<Tracked, 'rejected'> & { items: Item[] } {
  const items: Item[] = [];
  const rejected: Tracked['rejected'] = [];
  for (const [index, event] of events.entries()) {
    try {
      items.push(readItem(event, received));
    } catch (error) {
      if (!(error instanceof ItemProblem)) throw error;
      rejected.push({ index, problem: error.message });
    }
  }
  return { items, rejected };
}

/** By a header of the browser, or by the user's preferences. */
async function wantsNoTrace(ctx: Context): Promise<boolean> {
  if (ctx.request.optsOut) return true;
  const preferences = ctx.viewer && (await ctx.loaders.preferencesOfUser.load(ctx.viewer.id));
  return preferences?.privacy?.analytics === false;
}

/** That of the page view, for one that is left. */
function idOf(visitorId: string, { key, view }: Item, anonymous: boolean): Types.ObjectId {
  const derive = anonymous ? unlinkedKey : eventKey;
  return derive(visitorId, view ?? key ?? randomUUID());
}

const TEXT = (value: string | null | undefined, max: number): string | undefined =>
  value?.trim().slice(0, max) || undefined;

function seenOf(
  { request }: Context,
  { screenResolution, timezone }: TrackRequest,
  { browser, os, device }: ReturnType<typeof readClient>,
): Seen {
  const { country, region, city, timezone: toldZone } = request.location ?? {};
  const seen = {
    ...{ browser, os, device, region, city, country: country?.toUpperCase() },
    timezone: TEXT(timezone, 64) ?? toldZone,
    screenResolution: TEXT(screenResolution, 20),
  };
  return Object.fromEntries(Object.entries(seen).filter(([, value]) => value)) as Seen;
}

/**
 * Reads a batch that came outside of GraphQL.
 * @throws BAD_USER_INPUT where it is no batch at all
 */
export function readTrackRequest(body: unknown): TrackRequest & { accessToken?: string } {
  const { visitorId, events, screenResolution, timezone, accessToken } = (body ?? {}) as Record<
    string,
    unknown
  >;
  if (typeof visitorId !== 'string' || visitorId.trim() === '' || visitorId.length > 128)
    throw refuse.badInput('visitorId is missing; a text of 1 to 128 characters is expected.', 'visitorId');
  if (!Array.isArray(events) || events.length === 0 || events.length > MOST_EVENTS)
    throw refuse.badInput(`events has the wrong length; 1 to ${MOST_EVENTS} events are allowed.`, 'events');
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return {
    ...{ visitorId: visitorId.trim(), events: events as SentItem[] },
    ...{ screenResolution: text(screenResolution), timezone: text(timezone) },
    ...(typeof accessToken === 'string' ? { accessToken } : {}),
  };
}
