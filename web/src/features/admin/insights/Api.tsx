import { AdminApiInsightsDocument } from '@leela/client/documents/admin-insights.js';
import { Chart, DataTable, formatCount } from '../../../ui/index.js';
import { Figures, percent } from './Figures.js';
import { Insight, type InsightProps } from './Insight.js';
import { rankPoints, timePoints } from './points.js';

const ms = (value: number | null | undefined) => (value == null ? '–' : `${Math.round(value)} ms`);

/** Operations of the API: how many, how fast, which fail. */
export function Component({ range, compare }: InsightProps) {
  return (
    <Insight document={AdminApiInsightsDocument} variables={{ range }}>
      {(insights) => {
        const {
          api: { buckets, previous, ...api },
        } = insights;
        const before = compare ? previous : null;
        const rate = (one: { requests: number; errors: number }) =>
          one.requests ? one.errors / one.requests : null;
        return (
          <>
            <Figures
              of={[
                { label: 'Requests', value: api.requests, before: before?.requests, format: formatCount },
                { label: 'Errors', value: api.errors, before: before?.errors, better: 'less' },
                {
                  ...{ label: 'Error rate', value: rate(api), format: percent, better: 'less' },
                  before: before && rate(before),
                },
              ]}
            />
            <Chart
              title="Requests and errors"
              kind="bar"
              series={[
                { key: 'requests', label: 'Requests' },
                { key: 'errors', label: 'Errors', color: 'var(--bad)' },
              ]}
              points={timePoints(range, ['requests', 'errors'], buckets, null)}
            />
            <Chart
              title="Duration of 95 % of the requests"
              format={(value) => ms(value)}
              series={[{ key: 'p95Ms', label: 'p95' }]}
              points={timePoints(range, ['p95Ms'], buckets, before && before.buckets)}
            />
            <DataTable
              titled
              caption="Operations"
              rows={api.operations}
              keyOf={({ name }) => name}
              columns={[
                { header: 'Operation', cell: ({ name }) => <code>{name}</code>, sortBy: ({ name }) => name },
                {
                  header: 'Requests',
                  number: true,
                  cell: (one) => formatCount(one.requests),
                  sortBy: (one) => one.requests,
                },
                {
                  header: 'Errors',
                  number: true,
                  sortBy: (one) => one.errorRate,
                  cell: (one) => (one.errorRate == null ? '–' : percent(one.errorRate)),
                },
                { header: 'p50', number: true, cell: (one) => ms(one.p50Ms), sortBy: (one) => one.p50Ms },
                { header: 'p95', number: true, cell: (one) => ms(one.p95Ms), sortBy: (one) => one.p95Ms },
                { header: 'p99', number: true, cell: (one) => ms(one.p99Ms), sortBy: (one) => one.p99Ms },
                {
                  header: 'Commands',
                  number: true,
                  sortBy: (one) => one.mongoCommands,
                  cell: (one) => one.mongoCommands?.toFixed(1) ?? '–',
                },
              ]}
            />
            <Chart
              title="Requests by client"
              kind="rank"
              unit="Client"
              series={[{ key: 'value', label: 'Requests' }]}
              points={rankPoints(api.clients.map(({ key, requests }) => ({ key, value: requests })))}
            />
          </>
        );
      }}
    </Insight>
  );
}
