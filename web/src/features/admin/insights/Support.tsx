import { AdminSupportInsightsDocument } from '@leela/client/documents/admin-insights.js';
import { Chart, DataTable } from '../../../ui/index.js';
import { PersonCell } from '../parts.js';
import { Figures, Two } from './Figures.js';
import { Insight, type InsightProps } from './Insight.js';
import { rankPoints } from './points.js';

const minutes = (value: number) => `${Math.round(value)} min`;
const hours = (value: number) => `${value.toFixed(1)} h`;
const stars = (value: number) => `${value.toFixed(1)} / 5`;

/** Tickets and contact messages. */
export function Component({ range, compare }: InsightProps) {
  return (
    <Insight document={AdminSupportInsightsDocument} variables={{ range }}>
      {(insights) => {
        const {
          support: { previous, ...work },
        } = insights;
        const before = compare ? previous : null;
        const counts = (title: string, rows: readonly { key: string; count: number }[]) => (
          <Chart
            {...{ title, kind: 'rank', unit: 'Category', series: [{ key: 'value', label: 'Count' }] }}
            points={rankPoints(rows.map(({ key, count }) => ({ key, value: count })))}
          />
        );
        return (
          <>
            <Figures
              of={[
                { label: 'Opened', value: work.opened, before: before?.opened },
                { label: 'Resolved', value: work.resolved, before: before?.resolved, better: 'more' },
                { label: 'Backlog', value: work.backlog, before: before?.backlog, better: 'less' },
                { label: 'Targets missed', value: work.breaches, before: before?.breaches, better: 'less' },
                { label: 'First answer, median', value: work.firstResponse.p50Minutes, format: minutes },
                { label: 'First answer, 95 %', value: work.firstResponse.p95Minutes, format: minutes },
                { label: 'Resolution, median', value: work.resolution.p50Hours, format: hours },
                { label: 'Satisfaction', value: work.satisfaction.average, format: stars },
              ]}
            />
            <Two>
              {counts('Tickets by category', work.byCategory)}
              {counts('Contact messages', work.contact)}
            </Two>
            <DataTable
              titled
              caption="Support staff"
              empty="No tickets resolved in this range"
              rows={work.byAgent}
              keyOf={({ user }, index) => user?.id ?? String(index)}
              columns={[
                { header: 'Person', cell: ({ user }) => <PersonCell person={user} missing="Deleted" /> },
                {
                  header: 'Resolved',
                  number: true,
                  cell: (one) => one.resolved,
                  sortBy: (one) => one.resolved,
                },
                {
                  header: 'Satisfaction',
                  number: true,
                  cell: (one) => (one.satisfaction == null ? '–' : stars(one.satisfaction)),
                },
              ]}
            />
          </>
        );
      }}
    </Insight>
  );
}
