import { AdminAgentInsightsDocument } from '@leela/client/documents/admin-insights.js';
import { Link } from 'react-router';
import { Avatar, Chart, DataTable, formatCount, formatEnum, formatMoney } from '../../../ui/index.js';
import { Figures, percent } from './Figures.js';
import { Insight, type InsightProps } from './Insight.js';
import { rankPoints, sumOf, timePoints } from './points.js';

const KEYS = ['sessions', 'messages', 'tokens', 'cost'] as const;
/** Costs of models are in millionths of a dollar. */
const dollars = (micros: number) => formatMoney(micros / 10_000, 'USD');
const ms = (value: number | null | undefined) => (value == null ? '–' : `${(value / 1_000).toFixed(1)} s`);

/** Agents, chats, providers and generations. */
export function Component({ range, compare }: InsightProps) {
  return (
    <Insight document={AdminAgentInsightsDocument} variables={{ range }}>
      {(insights) => {
        const {
          agents,
          chat: { buckets, previous, ...chat },
          studio,
        } = insights;
        const before = compare ? previous.buckets : null;
        return (
          <>
            <Figures
              of={KEYS.map((key) => ({
                label: { sessions: 'Chats', messages: 'Messages', tokens: 'Tokens', cost: 'Cost' }[key],
                ...{ value: sumOf(buckets, key), before: before && sumOf(before, key) },
                ...(key === 'cost' ? { format: dollars } : { format: formatCount, better: 'more' as const }),
              }))}
            />
            <Chart
              title="Chats and messages"
              series={[
                { key: 'sessions', label: 'Chats' },
                { key: 'messages', label: 'Messages' },
              ]}
              points={timePoints(range, KEYS, buckets, before)}
            />
            <Chart
              title="Cost of models"
              kind="bar"
              format={dollars}
              series={[{ key: 'cost', label: 'Cost' }]}
              points={timePoints(range, ['cost'], buckets, before)}
            />
            <Chart
              title="Ratings of answers"
              kind="bar"
              series={[
                { key: 'positive', label: 'Good (4 and 5)', color: 'var(--good)' },
                { key: 'negative', label: 'Bad (1 and 2)', color: 'var(--bad)' },
              ]}
              points={timePoints(range, ['positive', 'negative'], chat.feedback, null)}
            />
            <DataTable
              titled
              caption="Agents"
              rows={agents}
              keyOf={({ agent }, index) => agent?.id ?? String(index)}
              columns={[
                {
                  header: 'Agent',
                  cell: ({ agent }) =>
                    agent ? (
                      <Link to={`/agents/${agent.slug}`} className="row">
                        <Avatar name={agent.name} src={agent.avatar} size={26} />
                        {agent.name}
                      </Link>
                    ) : (
                      'Deleted'
                    ),
                },
                { header: 'Users', number: true, cell: ({ users }) => users, sortBy: ({ users }) => users },
                { header: 'Chats', number: true, cell: (one) => one.sessions, sortBy: (one) => one.sessions },
                {
                  header: 'Messages',
                  number: true,
                  cell: (one) => one.messages,
                  sortBy: (one) => one.messages,
                },
                {
                  header: 'Rating',
                  number: true,
                  sortBy: (one) => one.rating.average,
                  cell: ({ rating }) =>
                    rating.average == null ? '–' : `${rating.average.toFixed(1)} (${rating.count})`,
                },
                { header: 'Median answer', number: true, cell: (one) => ms(one.responseTime.p50) },
                {
                  header: 'Errors',
                  number: true,
                  cell: (one) => (one.errorRate == null ? '–' : percent(one.errorRate)),
                },
                {
                  header: 'Cost',
                  number: true,
                  sortBy: (one) => one.cost.amount,
                  cell: ({ cost }) => formatMoney(cost.amount, cost.currency),
                },
              ]}
            />
            <Chart
              title="Messages by provider"
              kind="rank"
              unit="Provider"
              series={[{ key: 'value', label: 'Messages' }]}
              points={rankPoints(chat.byProvider.map(({ key, messages }) => ({ key, value: messages })))}
            />
            <DataTable
              titled
              caption="Generations"
              empty="No generations in this range"
              rows={studio.generations}
              keyOf={({ type, status }) => `${type} ${status}`}
              columns={[
                { header: 'Type', cell: ({ type }) => formatEnum(type) },
                { header: 'Status', cell: ({ status }) => formatEnum(status) },
                { header: 'Count', number: true, cell: ({ count }) => count },
                { header: 'Coins', number: true, cell: ({ coins }) => coins },
              ]}
            />
          </>
        );
      }}
    </Insight>
  );
}
