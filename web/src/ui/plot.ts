import * as Plot from '@observablehq/plot';
import type { ChartSeries, Point } from './Chart.js';

interface Drawing {
  points: readonly Point[];
  series: readonly ChartSeries[];
  kind: 'line' | 'bar' | 'rank';
  width: number;
  label: string;
  format: (value: number) => string;
}

const COMMON = { style: { background: 'transparent', color: 'var(--muted)', fontSize: '12px' } };

/** Draws a chart as SVG. Colours are CSS variables, so the theme may change without drawing again. */
export function draw(drawing: Drawing): Element {
  const svg = drawing.kind === 'rank' ? drawRank(drawing) : drawTime(drawing);
  // A group without a role must have no label.
  for (const group of svg.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', drawing.label);
  return svg;
}

function drawTime({ points, series, kind, width, format }: Drawing): Element {
  const x = (point: Point) => new Date(point.x);
  const of = (key: string) => (point: Point) => point.values[key] ?? NaN;
  const interval = points.length > 1 ? x(points[1]!).getTime() - x(points[0]!).getTime() : 86_400_000;
  const bars = (key: string, color: string, index: number) =>
    Plot.rectY(points, {
      x1: (point: Point) => new Date(x(point).getTime() + interval * (0.1 + (0.8 * index) / series.length)),
      x2: (point: Point) =>
        new Date(x(point).getTime() + interval * (0.1 + (0.8 * (index + 1)) / series.length)),
      y: of(key),
      fill: color,
      rx: 2,
    });
  const lines = (key: string, color: string) => [
    Plot.areaY(points, {
      x,
      y: of(key),
      fill: color,
      fillOpacity: series.length > 2 ? 0.04 : 0.12,
      curve: 'monotone-x',
    }),
    Plot.lineY(points, { x, y: of(key), stroke: color, strokeWidth: 2, curve: 'monotone-x' }),
  ];
  const former = series.map(({ key, color }) =>
    Plot.lineY(
      points.filter(({ before }) => before?.[key] !== undefined),
      {
        x,
        y: (point: Point) => point.before?.[key] ?? NaN,
        stroke: kind === 'bar' ? 'var(--text)' : color,
        strokeOpacity: 0.55,
        strokeDasharray: '3 4',
      },
    ),
  );
  return Plot.plot({
    ...COMMON,
    ...{ width, height: 220, marginLeft: 48, marginRight: 12 },
    x: { type: 'time', label: null, ticks: Math.max(3, Math.floor(width / 90)) },
    y: { label: null, domain: rangeOf(points, series), grid: true, nice: true, ticks: 5, tickFormat: format },
    marks: [
      ...series.flatMap(({ key, color }, index) =>
        kind === 'bar' ? [bars(key, color!, index)] : lines(key, color!),
      ),
      ...former,
      Plot.ruleY([0], { stroke: 'var(--line)' }),
      Plot.tip(
        points,
        Plot.pointerX({
          x,
          y: of(series[0]!.key),
          title: (point: Point) =>
            [point.label, ...series.map((one) => `${one.label}: ${format(point.values[one.key] ?? 0)}`)].join(
              '\n',
            ),
          fill: 'var(--surface)',
          stroke: 'var(--line)',
        }),
      ),
    ],
  });
}

/** From 0, or the lowest value, to the highest one. Figures that are all 0 stand on the ground. */
function rangeOf(points: readonly Point[], series: readonly ChartSeries[]): [number, number] {
  const values = points.flatMap(({ values, before }) =>
    series.flatMap(({ key }) => [values[key] ?? 0, before?.[key] ?? 0]),
  );
  return [Math.min(0, ...values), Math.max(0, ...values) || 1];
}

function drawRank({ points, series, width, format }: Drawing): Element {
  const { key, color } = series[0]!;
  const value = (point: Point) => point.values[key] ?? 0;
  const longest = Math.max(4, ...points.map(({ label }) => Math.min(22, label.length)));
  return Plot.plot({
    ...COMMON,
    ...{ width, height: 28 * points.length + 16, marginTop: 4, marginBottom: 4 },
    ...{ marginLeft: Math.min(width * 0.45, longest * 6.6 + 14), marginRight: 52 },
    x: { axis: null },
    y: {
      label: null,
      domain: points.map(({ label }) => label),
      tickSize: 0,
      tickFormat: (text: string) => (text.length > 22 ? `${text.slice(0, 21)}…` : text),
    },
    marks: [
      Plot.barX(points, { x: value, y: 'label', fill: color, rx: 3, insetTop: 4, insetBottom: 4 }),
      Plot.text(points, {
        ...{ x: value, y: 'label', text: (point: Point) => format(value(point)) },
        ...{ textAnchor: 'start', dx: 6, fill: 'var(--text)' },
      }),
    ],
  });
}
