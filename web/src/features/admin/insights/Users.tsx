import { AdminUserInsightsDocument } from '@leela/client/documents/admin-insights.js';
import { Chart } from '../../../ui/index.js';
import { Figures, RetentionGrid, Two } from './Figures.js';
import { Insight, type InsightProps } from './Insight.js';
import { rankPoints, sumOf, timePoints } from './points.js';

const counts = (rows: readonly { key: string; count: number }[]) =>
  rankPoints(rows.map(({ key, count }) => ({ key, value: count })));

/** Who uses the platform: accounts, activity, sign-ins, retention. */
export function Component({ range, compare }: InsightProps) {
  return (
    <Insight document={AdminUserInsightsDocument} variables={{ range }}>
      {(insights) => {
        const {
          users: { buckets, previous, ...users },
        } = insights;
        const before = compare ? previous : null;
        return (
          <>
            <Figures
              of={[
                { label: 'Accounts', value: users.total, before: before?.total, better: 'more' },
                { label: 'Active users', value: users.active, before: before?.active, better: 'more' },
                {
                  ...{ label: 'Registrations', value: sumOf(buckets, 'registrations'), better: 'more' },
                  before: before && sumOf(before.buckets, 'registrations'),
                },
                {
                  ...{ label: 'Failed sign-ins', value: sumOf(buckets, 'failures'), better: 'less' },
                  before: before && sumOf(before.buckets, 'failures'),
                },
              ]}
            />
            <Chart
              title="Active users and registrations"
              series={[
                { key: 'active', label: 'Active users' },
                { key: 'registrations', label: 'Registrations' },
              ]}
              points={timePoints(range, ['active', 'registrations'], buckets, before && before.buckets)}
            />
            <Chart
              title="Sign-ins"
              kind="bar"
              series={[
                { key: 'signIns', label: 'Signed in', color: 'var(--good)' },
                { key: 'failures', label: 'Failed', color: 'var(--bad)' },
              ]}
              points={timePoints(range, ['signIns', 'failures'], buckets, null)}
            />
            <RetentionGrid cohorts={users.retention} />
            <Two>
              <Chart
                title="By country"
                kind="rank"
                unit="Country"
                series={ACTIVE}
                points={counts(users.byCountry)}
              />
              <Chart title="By plan" kind="rank" unit="Plan" series={ACTIVE} points={counts(users.byPlan)} />
              <Chart
                title="By method of sign-in"
                kind="rank"
                unit="Method"
                series={ACTIVE}
                points={counts(users.byMethod)}
              />
            </Two>
          </>
        );
      }}
    </Insight>
  );
}

const ACTIVE = [{ key: 'value', label: 'Active users' }];
