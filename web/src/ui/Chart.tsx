import { useEffect, useRef, useState } from 'react';
import { Button } from './Button.js';
import styles from './Chart.module.css';
import { DataTable } from './DataTable.js';
import { Card, Empty } from './layout.js';

/** A figure that a chart shows. `color` defaults to the next one of the palette. */
export interface ChartSeries {
  key: string;
  label: string;
  color?: string;
}

/** A place on the horizontal axis: a time, or a category. */
export interface Point {
  /** An ISO time for `line` and `bar`; any unique text for `rank`. */
  x: string;
  label: string;
  values: Record<string, number | null>;
  /** The same figures of the period before. */
  before?: Record<string, number | null> | undefined;
}

interface ChartProps {
  title: string;
  points: readonly Point[];
  series: readonly ChartSeries[];
  /** `rank` compares categories by their first series. Defaults to `line`. */
  kind?: 'line' | 'bar' | 'rank';
  /** The words of a number. */
  format?: (value: number) => string;
  /** What `label` of the points is, for the table. */
  unit?: string;
}

const PALETTE = ['var(--accent)', 'var(--good)', 'var(--like)', 'var(--warn)', 'var(--muted)'];
const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A chart with a switch to the same numbers as a table. The drawing library is loaded with the first chart. */
export function Chart({
  title,
  points,
  series,
  kind = 'line',
  format = plain.format,
  unit = 'Time',
}: ChartProps) {
  const [asTable, setAsTable] = useState(false);
  const coloured = series.map((one, index) => ({ color: PALETTE[index % PALETTE.length]!, ...one }));
  const compared = points.some(({ before }) => before);
  return (
    <Card>
      <figure className={styles['chart']} aria-label={title}>
        <div className={styles['head']}>
          <h2>{title}</h2>
          <Button kind="quiet" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show as chart' : 'Show as table'}
          </Button>
        </div>
        {points.length === 0 ? (
          <Empty title="No figures in this range" />
        ) : asTable ? (
          <Table {...{ title, points, series, format, unit, compared }} />
        ) : (
          <>
            {(series.length > 1 || compared) && (
              <div className={styles['legend']}>
                {coloured.map(({ key, label, color }) => (
                  <span key={key}>
                    <i className={styles['swatch']} style={{ background: color }} />
                    {label}
                  </span>
                ))}
                {compared && <span>┄ The period before</span>}
              </div>
            )}
            <Drawing {...{ title, points, kind, format }} series={coloured} />
          </>
        )}
      </figure>
    </Card>
  );
}

function Drawing({ title, points, series, kind, format }: Required<Omit<ChartProps, 'unit'>>) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  const label = `${title}: ${series.map((one) => one.label).join(', ')}. ${points.length} values.`;
  // Props are new objects at each render, so the drawing depends on what they say.
  const shown = JSON.stringify([points, series, kind]);
  useEffect(() => {
    if (width === 0) return;
    let stale = false;
    void import('./plot.js').then(({ draw }) => {
      if (!stale) box.current?.replaceChildren(draw({ points, series, kind, width, label, format }));
    });
    return () => {
      stale = true;
    };
  }, [shown, width, label]);
  const height = kind === 'rank' ? 28 * points.length + 16 : 220;
  return <div ref={box} className={styles['plot']} style={{ minHeight: height }} />;
}

function Table({
  title,
  points,
  series,
  format,
  unit,
  compared,
}: Required<Omit<ChartProps, 'kind'>> & { compared: boolean }) {
  const figure = (value: number | null | undefined) => (value == null ? '–' : format(value));
  return (
    <DataTable
      caption={title}
      rows={points}
      keyOf={({ x }) => x}
      columns={[
        { header: unit, cell: ({ label }) => label, sortBy: ({ x }) => x },
        ...series.flatMap(({ key, label }) => [
          {
            header: label,
            number: true,
            cell: ({ values }: Point) => figure(values[key]),
            sortBy: ({ values }: Point) => values[key],
          },
          ...(compared
            ? [
                {
                  header: `${label} before`,
                  number: true,
                  cell: ({ before }: Point) => figure(before?.[key]),
                },
              ]
            : []),
        ]),
      ]}
    />
  );
}
