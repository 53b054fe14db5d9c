import { AnalyticsEventModel, PageViewModel, VisitSessionModel } from '../../../models/analytics/index.js';
import { defineRollup, type RollupDefinition } from './define.js';

const or = (field: string) => ({ $ifNull: [`$${field}`, ''] });
const has = (field: string) => ({ $gt: [`$${field}`, null] });
const one = (condition: object) => ({ $cond: [condition, 1, 0] });

/** What page views are counted by: all of it out of the same rows, so that shares of visitors are shares of one number. */
const DIMENSIONS = [
  { kind: 'all' },
  { kind: 'source', a: or('source') },
  { kind: 'country', a: or('country') },
  { kind: 'device', a: or('device') },
  { kind: 'browser', a: or('browser') },
  { kind: 'os', a: or('os') },
];
const [source, medium, campaign, term, content] = ['source', 'medium', 'campaign', 'term', 'content'].map(
  (name) => or(`campaign.${name}`),
);
const CAMPAIGNS = [
  { kind: 'campaign', a: source, b: medium, c: campaign },
  { kind: 'variant', a: source, b: medium, c: campaign, d: term, e: content },
];

/** Page views and visitors, as a whole and by where they come from. Views without a visitor only count as a whole. */
const views = defineRollup({
  name: 'traffic.views',
  model: PageViewModel,
  at: 'at',
  stages: [
    {
      $set: {
        by: {
          $cond: [
            has('visitor'),
            { $concatArrays: [DIMENSIONS, { $cond: [has('campaign.source'), CAMPAIGNS, []] }] },
            [DIMENSIONS[0]],
          ],
        },
      },
    },
    { $unwind: '$by' },
  ],
  by: { kind: '$by.kind', a: '$by.a', b: '$by.b', c: '$by.c', d: '$by.d', e: '$by.e' },
  uniques: { visitors: '$visitor' },
});

const pages = defineRollup({
  name: 'traffic.pages',
  model: PageViewModel,
  at: 'at',
  by: { path: '$path' },
  sums: {
    seconds: { $ifNull: ['$secondsSpent', 0] },
    timed: one(has('secondsSpent')),
    depth: { $ifNull: ['$scrollDepth', 0] },
    scrolled: one(has('scrollDepth')),
  },
  uniques: { visitors: '$visitor' },
});

/** Sessions, at the time of their start. */
const sessions = defineRollup({
  name: 'traffic.sessions',
  model: VisitSessionModel,
  at: 'startedAt',
  sums: {
    seconds: { $divide: [{ $subtract: ['$lastActiveAt', '$startedAt'] }, 1_000] },
    bounces: one({ $and: [{ $eq: ['$stats.pageViews', 1] }, { $eq: ['$stats.events', 0] }] }),
  },
});

/** The pages by which sessions begin and end. */
const doors = defineRollup({
  name: 'traffic.doors',
  model: VisitSessionModel,
  at: 'startedAt',
  match: { 'landing.page': { $exists: true } },
  stages: [
    {
      $set: {
        by: [
          { kind: 'entry', path: '$landing.page' },
          { kind: 'exit', path: '$exit.page' },
        ],
      },
    },
    { $unwind: '$by' },
  ],
  by: { kind: '$by.kind', path: '$by.path' },
});

const events = defineRollup({
  name: 'traffic.events',
  model: AnalyticsEventModel,
  at: 'at',
  by: { name: '$name' },
  uniques: { visitors: '$visitor' },
});

/** What insights of visits, page views and funnels are counted out of. */
export const trafficRollups: RollupDefinition[] = [views, pages, sessions, doors, events];
