import { registerEnumType } from 'type-graphql';

/** The window of trends. */
export enum TrendingWindow {
  DAY = 'day',
  WEEK = 'week',
  MONTH = 'month',
}
registerEnumType(TrendingWindow, {
  name: 'TrendingWindow',
  description: 'The periods of trending lists.',
  valuesConfig: {
    DAY: { description: 'The last 24 hours.' },
    WEEK: { description: 'The last seven days.' },
    MONTH: { description: 'The last 30 days.' },
  },
});

/** The start of a window. */
export function startOf(window: TrendingWindow, now: Date): Date {
  const start = new Date(now);
  if (window === TrendingWindow.DAY) start.setUTCDate(start.getUTCDate() - 1);
  else if (window === TrendingWindow.WEEK) start.setUTCDate(start.getUTCDate() - 7);
  else start.setUTCDate(start.getUTCDate() - 30);
  return start;
}
