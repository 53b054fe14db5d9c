import { LRUCache } from 'lru-cache';
import type { Types } from 'mongoose';
import { isLonger } from '../../../lib/text.js';
import { whyNotPlainJson } from '../../../lib/plain-json.js';
import { ANALYTICS_TARGETS, AnalyticsEventType } from '../../../models/analytics/index.js';
import { readGlobalId, wantedIds, type IdType } from '../../../schema/ids.js';
import { bareAddress } from './attribution.js';
import { OLDEST_MS } from './spans.js';

/** An event as a client sends it; nothing about it is certain. */
export type SentItem = Record<string, unknown>;

/** An event that may be stored. */
export interface Item {
  type: AnalyticsEventType;
  /** What makes it the same event when it is sent again; null where nothing does. */
  key: string | null;
  at: Date;
  /** Whether the time is that of receipt, as the client said none or one in the future. */
  byReceipt?: true;
  clamped?: true;
  page: URL | null;
  referrerUrl: URL | null;
  /** The page view that was left, as the client calls it. */
  view?: string;
  fields: {
    name: string;
    url?: string;
    path?: string;
    title?: string;
    referrer?: string;
    category?: string;
    label?: string;
    component?: string;
    value?: number;
    secondsSpent?: number;
    scrollDepth?: number;
    properties?: Record<string, unknown>;
    target?: Types.ObjectId;
    targetType?: IdType;
  };
}

/** The most characters of each text. */
export const LONGEST = {
  ...{ id: 128, view: 128, name: 100, category: 100, label: 300, component: 100 },
  ...{ url: 2_048, referrer: 2_048 },
} as const;
/** Titles are the pages': longer ones are cut. */
const LONGEST_TITLE = 300;
const LONGEST_PATH = 512;
/** The most bytes of the properties. */
export const MOST_PROPERTY_BYTES = 4_096;
/** A clock may be so far ahead. */
export const AHEAD_MS = 5 * 60 * 1_000;
const DAY_SECONDS = 24 * 60 * 60;

/** What is wrong with one event of a batch. */
export class ItemProblem extends Error {}

const problem = (message: string): ItemProblem => new ItemProblem(message);

/**
 * Reads one event of a batch.
 * @throws ItemProblem saying what is wrong, and what is allowed
 */
export function readItem(sent: SentItem, received: Date): Item {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw problem('This is no event; an object is expected.');
  const type = typeOf(sent['type']);
  const text = (name: keyof typeof LONGEST): string | undefined => textOf(sent[name], name, LONGEST[name]);
  const time = timeOf(sent['at'], received);
  const page = pageOf(text('url'));
  const referrer = referrerOf(text('referrer'));
  const name = text('name') ?? (type === AnalyticsEventType.CUSTOM ? undefined : type);
  if (name === undefined) throw problem('name is missing; a CUSTOM event needs one.');
  if (type === AnalyticsEventType.PAGE_VIEW && !page) throw problem('url is missing; a page view needs one.');
  const view = text('view');
  if (type === AnalyticsEventType.PAGE_LEAVE && view === undefined)
    throw problem('view is missing; PAGE_LEAVE needs the id of its page view.');
  const title = textOf(sent['title'], 'title', Infinity)?.slice(0, LONGEST_TITLE);
  const fields: Item['fields'] = { name };
  if (page) Object.assign(fields, { url: page.url, path: page.path });
  const told = {
    ...{ title, category: text('category'), label: text('label'), component: text('component') },
    referrer: referrer?.url,
    value: numberOf(sent['value'], 'value', -1e15, 1e15),
    secondsSpent: numberOf(sent['secondsSpent'], 'secondsSpent', 0, DAY_SECONDS),
    scrollDepth: rounded(numberOf(sent['scrollDepth'], 'scrollDepth', 0, 100)),
    properties: propertiesOf(sent['properties']),
    ...targetOf(sent['targetId']),
  };
  for (const [field, value] of Object.entries(told))
    if (value !== undefined) (fields as Record<string, unknown>)[field] = value;
  return {
    ...{ type, ...time, page: page?.full ?? null, referrerUrl: referrer?.full ?? null },
    ...{ key: keyOf(sent, text('id'), type), fields },
    ...(view === undefined ? {} : { view }),
  };
}

const TYPES = new Map<unknown, AnalyticsEventType>(
  Object.entries(AnalyticsEventType).flatMap(([name, value]) => [
    [name, value],
    [value, value],
  ]),
);

function typeOf(value: unknown): AnalyticsEventType {
  const type = TYPES.get(value);
  if (!type) throw problem(`type is unknown; ${Object.keys(AnalyticsEventType).join(', ')} are allowed.`);
  return type;
}

/** Characters that mean nothing in a text and that the database's indexes or a terminal may stumble over. */
const CONTROL = /[\u0000-\u001f\u007f]/;

function textOf(value: unknown, name: string, max: number): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw problem(`${name} is no text; a text is expected.`);
  const text = value.trim();
  if (isLonger(text, max)) throw problem(`${name} is too long; up to ${max} characters are allowed.`);
  if (CONTROL.test(text)) throw problem(`${name} has control characters; printable text is allowed.`);
  return text === '' ? undefined : text;
}

function numberOf(value: unknown, name: string, min: number, max: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < min || value > max)
    throw problem(`${name} is out of range; ${min} to ${max} is allowed.`);
  return value;
}

const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value);

const ISO = /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:?\d{2})$/i;

/** The time that the client says. One in the future becomes the time of receipt, one of long ago is refused. */
function timeOf(value: unknown, received: Date): Pick<Item, 'at' | 'byReceipt' | 'clamped'> {
  if (value === undefined || value === null) return { at: received, byReceipt: true };
  if (!(value instanceof Date) && !(typeof value === 'string' && ISO.test(value)))
    throw problem('at is no time; a time such as 2026-11-29T10:00:00Z is expected.');
  const at = new Date(value);
  const age = received.getTime() - at.getTime();
  if (Number.isNaN(age)) throw problem('at is no time; a time such as 2026-11-29T10:00:00Z is expected.');
  if (age > OLDEST_MS) throw problem('at is too long ago; up to 7 days are allowed.');
  return age < -AHEAD_MS ? { at: received, byReceipt: true, clamped: true } : { at };
}

/** An address as it is stored. */
interface Address {
  full: URL;
  url: string;
  path: string;
}

/** Few addresses make up most of what comes in. */
const addresses = new LRUCache<string, Address>({ max: 5_000 });

/** An http or https address, or a path of the client's own; null for anything else. */
function addressOf(text: string): Address | null {
  const known = addresses.get(text);
  if (known) return known;
  const own = text.startsWith('/') && !text.startsWith('//');
  const base = own ? 'http://own.invalid' : undefined;
  const full = URL.canParse(text, base) ? new URL(text, base) : null;
  if (!full || !/^https?:$/.test(full.protocol)) return null;
  const path = full.pathname.replace(/(?<=.)\/+$/, '').slice(0, LONGEST_PATH);
  const address = { full, url: own ? path : bareAddress(full), path };
  addresses.set(text, address);
  return address;
}

function pageOf(text: string | undefined): Address | null {
  const page = text === undefined ? null : addressOf(text);
  if (text !== undefined && !page)
    throw problem('url is no address; an http or https address or a path is allowed.');
  return page;
}

/** A referrer is what the browser says; what is no address says nothing. */
const referrerOf = (text: string | undefined): Address | null =>
  text === undefined || text.startsWith('/') ? null : addressOf(text);

function propertiesOf(value: unknown): Record<string, unknown> | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value))
    throw problem('properties are no object; an object of values by name is allowed.');
  const why = whyNotPlainJson(value, { maxBytes: MOST_PROPERTY_BYTES, maxDepth: 5 });
  if (why) throw problem(`properties cannot be stored: the value ${why}.`);
  return Object.keys(value).length === 0 ? undefined : (value as Record<string, unknown>);
}

function targetOf(value: unknown): { target?: Types.ObjectId; targetType?: IdType } {
  if (value === undefined || value === null) return {};
  const read = typeof value === 'string' ? readGlobalId(value) : null;
  if (!read || !ANALYTICS_TARGETS.includes(read.type))
    throw problem(`targetId is not allowed; ${wantedIds(ANALYTICS_TARGETS)} are.`);
  return { target: read.id, targetType: read.type };
}

/** The client's id, or the whole content where it says a time: the same content at the same moment is the same event. */
function keyOf(sent: SentItem, id: string | undefined, type: AnalyticsEventType): string | null {
  if (id !== undefined) return id;
  if (sent['at'] === undefined || sent['at'] === null) return null;
  const { name, url, label, value, targetId, properties, component } = sent;
  return JSON.stringify([type, sent['at'], name, url, label, value, targetId, properties, component]);
}
