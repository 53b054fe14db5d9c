import { AdminOverviewDocument } from '@leela/client/documents/admin-insights.js';
import { Link } from 'react-router';
import { Card, Chart, Row } from '../../ui/index.js';
import { AdminPage } from './AdminPage.js';
import { Figures, percent, Two } from './insights/Figures.js';
import { Insight } from './insights/Insight.js';
import { timePoints } from './insights/points.js';
import { RangeBar } from './insights/RangeBar.js';
import { useRange } from './insights/range.js';

/** The state of the platform at a glance. */
export function Component() {
  const chosen = useRange();
  const { range, compare } = chosen;
  return (
    <AdminPage title="Administration">
      <RangeBar of={chosen} />
      <Insight document={AdminOverviewDocument} variables={{ range }}>
        {(insights) => (
          <>
            <Figures
              of={[
                {
                  label: 'Accounts',
                  value: insights.users.total,
                  before: compare ? insights.users.previous.total : null,
                  better: 'more',
                },
                {
                  label: 'Active users',
                  value: insights.users.active,
                  before: compare ? insights.users.previous.active : null,
                  better: 'more',
                },
                {
                  label: 'Visitors',
                  value: insights.traffic.visitors,
                  before: compare ? insights.traffic.previous.visitors : null,
                  better: 'more',
                },
                { label: 'On the pages now', value: insights.traffic.live },
                {
                  label: 'API requests',
                  value: insights.api.requests,
                  before: compare ? insights.api.previous.requests : null,
                },
                {
                  ...{ label: 'API errors', format: percent, better: 'less' as const },
                  value: insights.api.requests ? insights.api.errors / insights.api.requests : null,
                  before:
                    compare && insights.api.previous.requests
                      ? insights.api.previous.errors / insights.api.previous.requests
                      : null,
                },
              ]}
            />
            <Row wrap>
              <Waiting
                to="/admin/moderation"
                count={insights.moderation.open}
                text={insights.moderation.open === 1 ? 'open case of moderation' : 'open cases of moderation'}
              />
              <Waiting
                to="/admin/tickets"
                count={insights.support.backlog}
                text={insights.support.backlog === 1 ? 'open ticket' : 'open tickets'}
              />
            </Row>
            <Two>
              <Chart
                title="Users"
                series={[
                  { key: 'active', label: 'Active' },
                  { key: 'registrations', label: 'Registrations' },
                ]}
                points={timePoints(
                  range,
                  ['active', 'registrations'],
                  insights.users.buckets,
                  compare ? insights.users.previous.buckets : null,
                )}
              />
              <Chart
                title="Engagement"
                series={[
                  { key: 'posts', label: 'Posts' },
                  { key: 'comments', label: 'Comments' },
                  { key: 'reactions', label: 'Reactions' },
                ]}
                points={timePoints(
                  range,
                  ['posts', 'comments', 'reactions'],
                  insights.engagement.buckets,
                  compare ? insights.engagement.previous.buckets : null,
                )}
              />
            </Two>
          </>
        )}
      </Insight>
    </AdminPage>
  );
}

function Waiting({ to, count, text }: { to: string; count: number; text: string }) {
  return (
    <Link to={to} className="grow">
      <Card>
        <span className="strong">{count}</span> {text}
      </Card>
    </Link>
  );
}
