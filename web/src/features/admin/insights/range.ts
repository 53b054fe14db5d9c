import type { InsightBucket, InsightRange } from '@leela/client/schema.js';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** The lengths of a bucket. */
export const BUCKETS = ['HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const satisfies InsightBucket[];

const DAY_MS = 86_400_000;

/** Ranges with one click, by their length in days. */
export const PRESETS = [
  { key: '2d', label: '2 days', days: 2, bucket: 'HOUR' },
  { key: '7d', label: '7 days', days: 7, bucket: 'DAY' },
  { key: '30d', label: '30 days', days: 30, bucket: 'DAY' },
  { key: '90d', label: '90 days', days: 90, bucket: 'WEEK' },
  { key: '365d', label: '12 months', days: 365, bucket: 'MONTH' },
] as const;

/** The zones that the page offers: the device's, UTC, and some others. */
export const ZONES = [
  ...new Set([
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...['UTC', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Kolkata', 'Asia/Tokyo'],
  ]),
];

const dayIn = (timeZone: string, at: number) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);

/** The range of the page, which stands in its address. */
export function useRange() {
  const [search, setSearch] = useSearchParams();
  const zone = search.get('zone') ?? ZONES[0]!;
  const preset = PRESETS.find(({ key }) => key === search.get('range')) ?? PRESETS[2];
  const custom = search.has('from') && search.has('to');
  const to = (custom && search.get('to')) || dayIn(zone, Date.now());
  const from = (custom && search.get('from')) || dayIn(zone, Date.now() - (preset.days - 1) * DAY_MS);
  const bucket = (search.get('bucket') as InsightBucket | null) ?? (custom ? 'DAY' : preset.bucket);
  const range = useMemo<InsightRange>(() => ({ from, to, bucket, timezone: zone }), [from, to, bucket, zone]);
  const set = (changes: Record<string, string | null>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes))
          if (value === null) next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return { range, preset: custom ? null : preset.key, compare: search.get('compare') !== 'off', set };
}
