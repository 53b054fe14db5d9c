import { AdminCommunityInsightsDocument } from '@leela/client/documents/admin-insights.js';
import { Link } from 'react-router';
import { Chart, DataTable, formatEnum } from '../../../ui/index.js';
import { percent, Two } from './Figures.js';
import { Insight, type InsightProps } from './Insight.js';
import { rankPoints } from './points.js';

/** Groups, events and suggestions. */
export function Component({ range }: InsightProps) {
  return (
    <Insight document={AdminCommunityInsightsDocument} variables={{ range }}>
      {(insights) => (
        <>
          <DataTable
            titled
            caption="Groups"
            empty="No groups yet"
            rows={insights.community.groups}
            keyOf={({ group }) => group.id}
            columns={[
              {
                header: 'Group',
                cell: ({ group }) => <Link to={`/groups/${group.slug}`}>{group.name}</Link>,
              },
              { header: 'Members', number: true, cell: (one) => one.members, sortBy: (one) => one.members },
              {
                header: 'Growth',
                number: true,
                sortBy: (one) => one.growth,
                cell: ({ growth }) => (growth > 0 ? `+${growth}` : growth),
              },
              { header: 'Active', number: true, cell: (one) => one.active, sortBy: (one) => one.active },
            ]}
          />
          <Two>
            <Chart
              title="Members by role"
              kind="rank"
              unit="Role"
              series={[{ key: 'value', label: 'Members' }]}
              points={rankPoints(insights.community.roles.map(({ key, count }) => ({ key, value: count })))}
            />
            <Chart
              title="Suggestions by status"
              kind="rank"
              unit="Status"
              series={[{ key: 'value', label: 'Suggestions' }]}
              points={rankPoints(
                insights.community.suggestions.map(({ status, count }) => ({ key: status, value: count })),
              )}
            />
          </Two>
          <DataTable
            titled
            caption="Events"
            empty="No events in this range"
            rows={insights.community.events}
            keyOf={({ type }) => type}
            columns={[
              { header: 'Type', cell: ({ type }) => formatEnum(type) },
              { header: 'Events', number: true, cell: ({ events }) => events },
              { header: 'Registrations', number: true, cell: ({ registrations }) => registrations },
              { header: 'Attended', number: true, cell: ({ attended }) => attended },
              { header: 'Did not come', number: true, cell: ({ noShow }) => noShow },
              { header: 'Rate', number: true, cell: ({ rate }) => (rate == null ? '–' : percent(rate)) },
            ]}
          />
        </>
      )}
    </Insight>
  );
}
