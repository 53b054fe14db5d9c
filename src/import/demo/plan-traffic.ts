import {
  TRAFFIC_PAGES,
  TRAFFIC_CLIENTS,
  TRAFFIC_COUNTRIES,
  TRAFFIC_EVENTS,
  TRAFFIC_SOURCES,
} from './traffic-words.js';

/** Any number will do; every demo has the same traffic. */
const SEED = 20_251_130;
const DAYS = 90;
const MINUTE_MS = 60 * 1_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Visitors of the platform in these days; most of them come once. */
const VISITORS = 1_000;

/** Something that a visitor does, so many milliseconds before the seed. */
export interface PlannedAct {
  ago: number;
  path: string;
  /** The name of an event; a page view without it. */
  event?: string;
  seconds: number;
  depth: number;
}

/** A session of a visitor. */
export interface PlannedVisit {
  source: (typeof TRAFFIC_SOURCES)[number];
  acts: PlannedAct[];
}

/** A visitor and all sessions, the first one first. */
export interface PlannedVisitor {
  client: (typeof TRAFFIC_CLIENTS)[number];
  country: (typeof TRAFFIC_COUNTRIES)[number];
  /** Which of the demo people it is; null for a stranger. */
  person: number | null;
  visits: PlannedVisit[];
}

/** Chance that comes out the same on every machine (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Plans the visits of ninety days: more of late, fewer on weekends and at night, some hundred page views a day. */
export function planTraffic(people: number): PlannedVisitor[] {
  const chance = chanceOf(SEED);
  const below = (limit: number): number => Math.floor(chance() * limit);
  const weighted = <T extends { weight: number }>(list: readonly T[]): T => {
    let left = chance() * list.reduce((sum, { weight }) => sum + weight, 0);
    return list.find(({ weight }) => (left -= weight) < 0) ?? list[0]!;
  };
  /** A moment by day, of which the last ones are likelier. */
  const moment = (): number => {
    const day = Math.floor(DAYS * (1 - Math.sqrt(chance())));
    return day * DAY_MS + Math.floor(Math.abs(chance() + chance() - 1) * 12 * 60) * MINUTE_MS;
  };
  const visit = (ago: number): PlannedVisit => {
    const acts: PlannedAct[] = [];
    const length = 1 + Math.floor(chance() ** 2 * 7);
    for (let n = 0, at = ago; n < length && at > MINUTE_MS; n += 1) {
      const { path } = n === 0 && chance() < 0.5 ? { path: '/' } : weighted(TRAFFIC_PAGES);
      const seconds = 5 + Math.floor(chance() ** 2 * 240);
      acts.push({ ago: at, path, seconds, depth: 10 + below(91) });
      const { name } = weighted(TRAFFIC_EVENTS);
      if (name) acts.push({ ago: at - Math.floor(seconds * 500), path, event: name, seconds: 0, depth: 0 });
      at -= (seconds + 2) * 1_000;
    }
    return { source: weighted(TRAFFIC_SOURCES), acts };
  };
  return Array.from({ length: VISITORS }, (_, n): PlannedVisitor => {
    const person = n < people ? n : null;
    const times = 1 + (person === null ? Math.floor(chance() ** 4 * 4) : below(8));
    // Sessions of one visitor lie hours apart.
    const starts = [
      ...new Set(Array.from({ length: times }, () => Math.floor(moment() / (6 * 60 * MINUTE_MS)))),
    ];
    const visits = starts
      .sort((a, b) => b - a)
      .map((start) => visit(start * 6 * 60 * MINUTE_MS + (10 + below(180)) * MINUTE_MS))
      .filter(({ acts }) => acts.length > 0);
    return { client: weighted(TRAFFIC_CLIENTS), country: weighted(TRAFFIC_COUNTRIES), person, visits };
  }).filter(({ visits }) => visits.length > 0);
}
