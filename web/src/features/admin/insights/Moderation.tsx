import { AdminModerationInsightsDocument } from '@leela/client/documents/admin-insights.js';
import { Chart, DataTable } from '../../../ui/index.js';
import { PersonCell } from '../parts.js';
import { Figures, percent } from './Figures.js';
import { Insight, type InsightProps } from './Insight.js';
import { rankPoints } from './points.js';

const hours = (value: number) => `${value.toFixed(1)} h`;

/** Reports, decisions and the work of moderators. */
export function Component({ range, compare }: InsightProps) {
  return (
    <Insight document={AdminModerationInsightsDocument} variables={{ range }}>
      {(insights) => {
        const {
          moderation: { previous, ...work },
        } = insights;
        const before = compare ? previous : null;
        return (
          <>
            <Figures
              of={[
                { label: 'Open cases', value: work.open },
                { label: 'Opened', value: work.opened, before: before?.opened },
                { label: 'Resolved', value: work.resolved, before: before?.resolved, better: 'more' },
                {
                  ...{
                    label: 'Median time',
                    value: work.medianHoursToResolve,
                    format: hours,
                    better: 'less',
                  },
                  before: before?.medianHoursToResolve,
                },
              ]}
            />
            <Chart
              title="Cases by category"
              kind="rank"
              unit="Category"
              series={[{ key: 'value', label: 'Cases' }]}
              points={rankPoints(work.byCategory.map(({ key, count }) => ({ key, value: count })))}
            />
            <DataTable
              titled
              caption="Moderators"
              empty="No decisions in this range"
              rows={work.byModerator}
              keyOf={({ user }, index) => user?.id ?? String(index)}
              columns={[
                { header: 'Moderator', cell: ({ user }) => <PersonCell person={user} missing="Automatic" /> },
                {
                  header: 'Resolved',
                  number: true,
                  cell: (one) => one.resolved,
                  sortBy: (one) => one.resolved,
                },
                {
                  header: 'Median time',
                  number: true,
                  cell: (one) => (one.medianHours == null ? '–' : hours(one.medianHours)),
                },
                { header: 'Overturned', number: true, cell: (one) => one.overturned },
              ]}
            />
            <DataTable
              titled
              caption="Automatic rules"
              empty="No rule was triggered in this range"
              rows={work.rules}
              keyOf={({ key }) => key}
              columns={[
                { header: 'Rule', cell: ({ key }) => key },
                { header: 'Triggered', number: true, cell: ({ triggered }) => triggered },
                { header: 'Upheld', number: true, cell: ({ upheld }) => upheld },
                {
                  header: 'Precision',
                  number: true,
                  cell: ({ precision }) => (precision == null ? '–' : percent(precision)),
                },
              ]}
            />
          </>
        );
      }}
    </Insight>
  );
}
