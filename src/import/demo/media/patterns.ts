import { seededNumbers } from '../../../lib/seeded-numbers.js';
import { oneOf, px, schemeOf, type Scheme } from './colours.js';

/** Width and height in pixels. */
export interface Frame {
  width: number;
  height: number;
}

type Pattern = (next: () => number, frame: Frame, scheme: Scheme) => string[];

/** Layers of sine curves, like dunes or a sea. */
const waves: Pattern = (next, { width, height }, { tones }) =>
  Array.from({ length: 7 }, (_, layer) => {
    const base = height * (0.25 + layer * 0.115);
    const [swing, turns, phase] = [height * (0.03 + next() * 0.06), 0.7 + next() * 1.6, next() * 7];
    const points = Array.from({ length: 41 }, (_unused, step) => {
      const x = (step / 40) * width;
      return `${px(x)},${px(base + swing * Math.sin((step / 40) * turns * 6.283 + phase))}`;
    });
    return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${tones[layer % 3]}" fill-opacity="${px(0.35 + layer * 0.06)}"/>`;
  });

/** Flowers of translucent petals. */
const blooms: Pattern = (next, { width, height }, { tones }) =>
  Array.from({ length: 5 }, () => {
    const size = Math.min(width, height) * (0.13 + next() * 0.25);
    const [x, y, petals, turn] = [next() * width, next() * height, 6 + Math.floor(next() * 7), next() * 90];
    const tone = oneOf(next, tones);
    const leaf = Array.from(
      { length: petals },
      (_, index) =>
        `<ellipse cy="${px(-size * 0.55)}" rx="${px(size * 0.24)}" ry="${px(size * 0.55)}" transform="rotate(${px(turn + (index * 360) / petals)})"/>`,
    );
    return `<g transform="translate(${px(x)} ${px(y)})" fill="${tone}" fill-opacity="0.55">${leaf.join('')}<circle r="${px(size * 0.2)}" fill="${oneOf(next, tones)}" fill-opacity="1"/></g>`;
  });

/** A planet with rings, moons and stars. */
const orbits: Pattern = (next, { width, height }, { tones }) => {
  const side = Math.min(width, height);
  const stars = Array.from(
    { length: 70 },
    () =>
      `<circle cx="${px(next() * width)}" cy="${px(next() * height)}" r="${px(side * (0.001 + next() * 0.003))}" fill="#fff" fill-opacity="${px(0.3 + next() * 0.6)}"/>`,
  );
  const [x, y, size] = [
    width * (0.35 + next() * 0.3),
    height * (0.4 + next() * 0.2),
    side * (0.16 + next() * 0.1),
  ];
  const tilt = px(-35 + next() * 50);
  const rings = [1.5, 1.8, 2.15, 2.6].map(
    (far, index) =>
      `<ellipse rx="${px(size * far)}" ry="${px(size * far * 0.3)}" fill="none" stroke="${tones[index % 3]}" stroke-width="${px(side * 0.006)}" stroke-opacity="0.8"/>`,
  );
  return [
    ...stars,
    `<g transform="translate(${px(x)} ${px(y)}) rotate(${tilt})">${rings.join('')}<circle r="${px(size)}" fill="${tones[0]}"/><path d="M${px(-size)} 0A${px(size)} ${px(size)} 0 0 0 ${px(size)} 0A${px(size)} ${px(size * 0.55)} 0 0 1 ${px(-size)} 0Z" fill="#000" fill-opacity="0.22"/></g>`,
    `<circle cx="${px(next() * width)}" cy="${px(next() * height * 0.4)}" r="${px(side * 0.035)}" fill="${tones[1]}"/>`,
  ];
};

/** A mosaic of triangles that go from one colour to another. */
const facets: Pattern = (next, { width, height }, { tones }) => {
  const [columns, rows] = [9, Math.max(4, Math.round((9 * height) / width))];
  const point = (column: number, row: number) => {
    const edge = (at: number, of: number) => (at === 0 || at === of ? 0 : 0.7);
    return [
      ((column + (next() - 0.5) * edge(column, columns)) * width) / columns,
      ((row + (next() - 0.5) * edge(row, rows)) * height) / rows,
    ].map(px);
  };
  const grid = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_unused, column) => point(column, row).join(',')),
  );
  return grid.slice(1).flatMap((line, row) =>
    line.slice(1).flatMap((corner, column) => {
      const above = grid[row]!;
      return [
        [above[column], above[column + 1], line[column]],
        [above[column + 1], corner, line[column]],
      ].map((triangle) => {
        const tone = tones[Math.min(2, Math.floor(((row / rows) * 0.7 + next() * 0.5) * 3))];
        return `<polygon points="${triangle.join(' ')}" fill="${tone}" fill-opacity="${px(0.3 + next() * 0.6)}"/>`;
      });
    }),
  );
};

/** Arches and discs, as on a poster of the fifties. */
const shapes: Pattern = (next, { width, height }, { tones }) => {
  const cells = 4;
  const side = Math.max(width, height) / cells;
  return Array.from({ length: cells * cells }, (_, index) => {
    const [x, y] = [(index % cells) * side, Math.floor(index / cells) * side];
    const [tone, other, turn] = [oneOf(next, tones), oneOf(next, tones), Math.floor(next() * 4) * 90];
    const half = side / 2;
    const drawn = oneOf(next, [
      `<path d="M${px(-half)} ${px(half)}V0A${px(half)} ${px(half)} 0 0 1 ${px(half)} 0V${px(half)}Z" fill="${tone}"/><circle cy="${px(half * 0.2)}" r="${px(half * 0.4)}" fill="${other}"/>`,
      `<path d="M${px(-half)} ${px(-half)}A${px(side)} ${px(side)} 0 0 1 ${px(half)} ${px(half)}H${px(-half)}Z" fill="${tone}"/>`,
      `<circle r="${px(half * 0.82)}" fill="${tone}"/><circle r="${px(half * 0.42)}" fill="${other}"/>`,
      `<path d="M0 ${px(-half)}L${px(half)} 0L0 ${px(half)}L${px(-half)} 0Z" fill="${tone}"/>`,
      '',
    ]);
    return `<g transform="translate(${px(x + half)} ${px(y + half)}) rotate(${turn})" fill-opacity="0.9">${drawn}</g>`;
  });
};

const PATTERNS: readonly Pattern[] = [waves, blooms, orbits, facets, shapes];

/** An abstract picture. The seed chooses its pattern and its colours. */
export function drawPattern({ width, height }: Frame, seed: string): string {
  const next = seededNumbers(seed);
  const pattern = oneOf(next, PATTERNS);
  const scheme = schemeOf(next);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${scheme.ground[0]}"/><stop offset="1" stop-color="${scheme.ground[1]}"/></linearGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#g)"/>`,
    ...pattern(next, { width, height }, scheme),
    '</svg>',
  ].join('');
}
