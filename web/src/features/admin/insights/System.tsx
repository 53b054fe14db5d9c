import { AdminSystemDocument } from '@leela/client/documents/admin-insights.js';
import { Badge, DataTable, Time } from '../../../ui/index.js';
import { Figures, Two } from './Figures.js';
import { Insight } from './Insight.js';

const ms = (value: number) => `${value.toFixed(1)} ms`;
const days = (seconds: number) =>
  seconds < 86_400 ? `${(seconds / 3_600).toFixed(1)} h` : `${(seconds / 86_400).toFixed(1)} days`;

/** The gateway and its database at this moment. */
export function Component() {
  return (
    <Insight document={AdminSystemDocument} variables={{}}>
      {(insights) => (
        <>
          <Figures
            of={[
              { label: 'Database', value: insights.system.database.latencyMs, format: ms },
              { label: 'Connections in use', value: insights.system.database.connections.inUse },
              {
                label: insights.system.redis.connected ? 'Redis' : 'Redis (not connected)',
                ...{ value: insights.system.redis.latencyMs, format: ms },
              },
              { label: 'Open sockets', value: insights.system.sockets },
              { label: 'Memory', value: insights.system.memoryMb, format: (value) => `${value} MB` },
              { label: 'Running for', value: insights.system.uptimeSeconds, format: days },
              { label: 'Event log behind', value: insights.system.log.lagMs, format: ms },
              { label: 'Dead letters', value: insights.system.log.deadLetters },
            ]}
          />
          <p className="muted">Version {insights.system.version}</p>
          <DataTable
            titled
            caption="Jobs"
            rows={insights.system.jobs}
            keyOf={({ name }) => name}
            columns={[
              { header: 'Job', cell: ({ name }) => name, sortBy: ({ name }) => name },
              {
                header: 'Last run',
                cell: ({ lastRunAt }) => (lastRunAt ? <Time at={lastRunAt} /> : 'Never'),
              },
              {
                header: 'State',
                sortBy: ({ failures }) => failures,
                cell: ({ failures, error }) =>
                  failures ? (
                    <Badge tone="bad">{`${failures} failed: ${error ?? ''}`}</Badge>
                  ) : (
                    <Badge tone="good">Fine</Badge>
                  ),
              },
            ]}
          />
          <Two>
            <DataTable
              titled
              caption="Lanes of the event log"
              rows={insights.system.log.lanes}
              keyOf={({ name }) => name}
              columns={[
                { header: 'Lane', cell: ({ name }) => name },
                {
                  header: 'Behind',
                  number: true,
                  cell: ({ lagMs }) => ms(lagMs),
                  sortBy: ({ lagMs }) => lagMs,
                },
              ]}
            />
            <DataTable
              titled
              caption="Rollups"
              rows={insights.rollups}
              keyOf={({ name }) => name}
              columns={[
                { header: 'Figures', cell: ({ name }) => name },
                {
                  header: 'Made until',
                  cell: ({ madeUntil }) => (madeUntil ? <Time at={madeUntil} /> : '–'),
                },
              ]}
            />
          </Two>
          <DataTable
            titled
            caption="Slow queries"
            empty="No slow queries since the start"
            rows={slowest(insights.system.database.slowQueries)}
            keyOf={({ collection, shape }) => `${collection} ${shape}`}
            columns={[
              { header: 'Collection', cell: ({ collection }) => collection },
              { header: 'Shape', cell: ({ shape }) => <Shape of={shape} /> },
              { header: 'Times', number: true, cell: ({ count }) => count, sortBy: ({ count }) => count },
              {
                header: 'Longest',
                number: true,
                cell: (one) => `${one.maxMs} ms`,
                sortBy: (one) => one.maxMs,
              },
            ]}
          />
        </>
      )}
    </Insight>
  );
}

const SHOWN = 20;
const LONGEST_SHAPE = 140;

const slowest = <T extends { maxMs: number }>(queries: readonly T[]): T[] =>
  [...queries].sort((a, b) => b.maxMs - a.maxMs).slice(0, SHOWN);

/** The shape of a query, cut where it is long. */
const Shape = ({ of }: { of: string }) => (
  <code className="small" title={of}>
    {of.length > LONGEST_SHAPE ? `${of.slice(0, LONGEST_SHAPE)}…` : of}
  </code>
);
