import { AdminTrafficInsightsDocument } from '@leela/client/documents/admin-insights.js';
import { Chart, DataTable } from '../../../ui/index.js';
import { Figures, percent, Two } from './Figures.js';
import { Funnel } from './Funnel.js';
import { Insight, type InsightProps } from './Insight.js';
import { rankPoints, timePoints } from './points.js';

const KEYS = ['visitors', 'sessions', 'pageViews'] as const;
const seconds = (value: number) => `${Math.round(value)} s`;

/** Visits of the pages: how many, from where, to which pages. */
export function Component({ range, compare }: InsightProps) {
  return (
    <>
      <Insight document={AdminTrafficInsightsDocument} variables={{ range }}>
        {(insights) => {
          const {
            traffic: { buckets, previous, ...traffic },
          } = insights;
          const before = compare ? previous : null;
          const rank = (title: string, unit: string, rows: readonly { key: string; visitors: number }[]) => (
            <Chart
              {...{ title, unit, kind: 'rank', series: [{ key: 'value', label: 'Visitors' }] }}
              points={rankPoints(rows.map(({ key, visitors }) => ({ key, value: visitors })))}
            />
          );
          return (
            <>
              <Figures
                of={[
                  { label: 'Visitors', value: traffic.visitors, before: before?.visitors, better: 'more' },
                  { label: 'Sessions', value: traffic.sessions, before: before?.sessions, better: 'more' },
                  {
                    label: 'Page views',
                    value: traffic.pageViews,
                    before: before?.pageViews,
                    better: 'more',
                  },
                  {
                    ...{ label: 'Bounce rate', value: traffic.bounceRate, format: percent, better: 'less' },
                    before: before?.bounceRate,
                  },
                  { label: 'Session', value: traffic.averageSessionSeconds, format: seconds },
                  { label: 'On the pages now', value: traffic.live },
                ]}
              />
              <Chart
                title="Visitors and sessions"
                series={[
                  { key: 'visitors', label: 'Visitors' },
                  { key: 'sessions', label: 'Sessions' },
                ]}
                points={timePoints(range, KEYS, buckets, before && before.buckets)}
              />
              <Chart
                title="Page views"
                kind="bar"
                series={[{ key: 'pageViews', label: 'Page views' }]}
                points={timePoints(range, ['pageViews'], buckets, before && before.buckets)}
              />
              <Two>
                {rank('Sources', 'Source', traffic.sources)}
                {rank('Countries', 'Country', traffic.countries)}
                {rank('Devices', 'Device', traffic.devices)}
                {rank('Browsers', 'Browser', traffic.browsers)}
              </Two>
              <DataTable
                titled
                caption="Pages"
                rows={traffic.pages}
                keyOf={({ path }) => path}
                columns={[
                  { header: 'Page', cell: ({ path }) => path, sortBy: ({ path }) => path },
                  { header: 'Views', number: true, cell: ({ views }) => views, sortBy: ({ views }) => views },
                  {
                    header: 'Visitors',
                    number: true,
                    cell: (one) => one.visitors,
                    sortBy: (one) => one.visitors,
                  },
                  {
                    header: 'Time',
                    number: true,
                    sortBy: (one) => one.averageSeconds,
                    cell: (one) => (one.averageSeconds == null ? '–' : seconds(one.averageSeconds)),
                  },
                  {
                    header: 'Entries',
                    number: true,
                    cell: (one) => one.entries,
                    sortBy: (one) => one.entries,
                  },
                  { header: 'Exits', number: true, cell: (one) => one.exits, sortBy: (one) => one.exits },
                ]}
              />
              <Two>
                <DataTable
                  titled
                  caption="Campaigns"
                  empty="No campaigns in this range"
                  rows={traffic.campaigns}
                  keyOf={(_, index) => String(index)}
                  columns={[
                    { header: 'Campaign', cell: ({ campaign, source }) => campaign ?? source },
                    {
                      header: 'Source',
                      cell: ({ source, medium }) => [source, medium].filter(Boolean).join(' / '),
                    },
                    { header: 'Visitors', number: true, cell: ({ visitors }) => visitors },
                  ]}
                />
                <DataTable
                  titled
                  caption="Events"
                  empty="No events in this range"
                  rows={traffic.events}
                  keyOf={({ name }) => name}
                  columns={[
                    { header: 'Event', cell: ({ name }) => name },
                    {
                      header: 'Times',
                      number: true,
                      cell: ({ count }) => count,
                      sortBy: ({ count }) => count,
                    },
                    {
                      header: 'Visitors',
                      number: true,
                      cell: (one) => one.visitors,
                      sortBy: (one) => one.visitors,
                    },
                  ]}
                />
              </Two>
            </>
          );
        }}
      </Insight>
      <Funnel range={range} />
    </>
  );
}
