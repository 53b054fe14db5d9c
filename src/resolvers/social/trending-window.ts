import { registerEnumType } from 'type-graphql';

/** How far back trends are looked for (S0). */
export enum TrendingWindow {
  DAY = 'day',
  WEEK = 'week',
  MONTH = 'month',
}
registerEnumType(TrendingWindow, {
  name: 'TrendingWindow',
  description: 'How far back trends are looked for.',
});

/** Where a window begins. */
export function startOf(window: TrendingWindow, now: Date): Date {
  const start = new Date(now);
  if (window === TrendingWindow.DAY) start.setUTCDate(start.getUTCDate() - 1);
  else if (window === TrendingWindow.WEEK) start.setUTCDate(start.getUTCDate() - 7);
  else start.setUTCDate(start.getUTCDate() - 30);
  return start;
}
