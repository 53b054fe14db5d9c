import {
  AdminRevenueInsightsDocument,
  type AdminRevenueInsightsQuery,
} from '@leela/client/documents/admin-insights.js';
import { Chart, DataTable, Empty, formatMoney } from '../../../ui/index.js';
import { Figures, percent, Two } from './Figures.js';
import { Insight, type InsightProps } from './Insight.js';
import { rankPoints, timePoints, wordsOf } from './points.js';

type Revenue = NonNullable<AdminRevenueInsightsQuery['insights']>['revenue'];
type Amounts = readonly { amount: number; currency: string }[];

const MOVEMENT = ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'net'] as const;

/** Payments and recurring revenue, one part per currency. */
export function Component({ range, compare }: InsightProps) {
  return (
    <Insight document={AdminRevenueInsightsDocument} variables={{ range }}>
      {(insights) => {
        const { revenue } = insights;
        const currencies = [
          ...new Set([...revenue.gross, ...revenue.mrr, ...revenue.refunds].map(({ currency }) => currency)),
        ].sort();
        const { subscribers, previous } = revenue;
        return (
          <>
            <Figures
              of={[
                {
                  ...{ label: 'Subscribers', value: subscribers.active, better: 'more' },
                  before: compare ? previous.subscribers.active : null,
                },
                {
                  ...{ label: 'New', value: subscribers.new, better: 'more' },
                  before: compare ? previous.subscribers.new : null,
                },
                {
                  ...{ label: 'Cancelled', value: subscribers.cancelled, better: 'less' },
                  before: compare ? previous.subscribers.cancelled : null,
                },
                { label: 'Churn rate', value: subscribers.churnRate, format: percent },
              ]}
            />
            {currencies.length === 0 && (
              <Empty title="No payments in this range" text="Choose a longer range." />
            )}
            {currencies.map((currency) => (
              <Currency key={currency} {...{ range, compare, revenue, currency }} />
            ))}
            <Two>
              <Chart
                title="Subscribers by plan"
                kind="rank"
                unit="Plan"
                series={[{ key: 'value', label: 'Subscribers' }]}
                points={rankPoints(
                  revenue.planPopularity.map(({ key, subscribers: value }) => ({ key, value })),
                )}
              />
            </Two>
            <DataTable
              titled
              caption="Payments by method"
              empty="No payments in this range"
              rows={revenue.byMethod}
              keyOf={({ key, currency }) => `${key} ${currency}`}
              columns={[
                { header: 'Method', cell: ({ key }) => wordsOf(key) },
                {
                  header: 'Amount',
                  number: true,
                  cell: (one) => formatMoney(one.amount, one.currency.toUpperCase()),
                },
                {
                  header: 'Success',
                  number: true,
                  cell: (one) => (one.successRate == null ? '–' : percent(one.successRate)),
                },
              ]}
            />
          </>
        );
      }}
    </Insight>
  );
}

function Currency({
  range,
  compare,
  revenue,
  currency,
}: InsightProps & { revenue: Revenue; currency: string }) {
  const code = currency.toUpperCase();
  const money = (amount: number) => formatMoney(amount, code);
  const of = (amounts: Amounts) => amounts.find((one) => one.currency === currency)?.amount ?? 0;
  const { previous } = revenue;
  const inCurrency = <T extends { currency?: string | null }>(rows: readonly T[]) =>
    rows.filter((row) => !row.currency || row.currency === currency);
  const figure = (label: string, key: 'gross' | 'net' | 'mrr') => ({
    ...{ label: `${label} (${code})`, value: of(revenue[key]), format: money, better: 'more' as const },
    before: compare ? of(previous[key]) : null,
  });
  return (
    <>
      <Figures
        of={[
          ...[figure('Gross', 'gross'), figure('Net', 'net'), figure('MRR', 'mrr')],
          { label: `Refunds (${code})`, value: of(revenue.refunds), format: money },
          { label: `Per user (${code})`, value: of(revenue.arpu), format: money },
        ]}
      />
      <Chart
        title={`Payments and refunds (${code})`}
        kind="bar"
        format={money}
        series={[
          { key: 'gross', label: 'Gross', color: 'var(--good)' },
          { key: 'refunds', label: 'Refunds', color: 'var(--bad)' },
        ]}
        points={timePoints(
          range,
          ['gross', 'refunds'],
          inCurrency(revenue.buckets),
          compare ? inCurrency(previous.buckets) : null,
        )}
      />
      <Two>
        <Chart
          title={`Movement of MRR (${code})`}
          kind="rank"
          unit="Movement"
          format={money}
          series={[{ key: 'value', label: 'Amount' }]}
          points={rankPoints(
            MOVEMENT.map((key) => ({
              key,
              label: key[0]!.toUpperCase() + key.slice(1),
              value: of(revenue.movement[key]),
            })),
          )}
        />
        <Chart
          title={`Revenue by purpose (${code})`}
          kind="rank"
          unit="Purpose"
          format={money}
          series={[{ key: 'value', label: 'Amount' }]}
          points={rankPoints(inCurrency(revenue.byType).map(({ key, amount }) => ({ key, value: amount })))}
        />
      </Two>
    </>
  );
}
