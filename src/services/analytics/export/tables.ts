import { csvRows } from '../../../lib/csv.js';

/** A list of figures as a table. */
export interface FigureTable {
  name: string;
  columns: string[];
  rows: Record<string, unknown>[];
}

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The cells of an object, those of objects in it by their path, and the lists of objects in it. */
function flatten(object: Fields, prefix = ''): { cells: Fields; lists: Map<string, Fields[]> } {
  const cells: Fields = {};
  const lists = new Map<string, Fields[]>();
  for (const [name, value] of Object.entries(object)) {
    const path = prefix + name;
    if (isObject(value)) {
      const inner = flatten(value, `${path}.`);
      Object.assign(cells, inner.cells);
      for (const [key, list] of inner.lists) lists.set(key, list);
    } else if (!Array.isArray(value)) cells[path] = value;
    else if (value.every(isObject)) lists.set(path, value);
    // Such as the weeks of a cohort: a cell that is there for every place.
    else value.forEach((one, index) => (cells[`${path}.${index}`] = one));
  }
  return { cells, lists };
}

/**
 * The tables of an insight: one for its single figures, and one for every list in it. Rows of a list that stands in rows of
 * another one begin with the first text of the row that they belong to, such as the name of a tool.
 */
export function tablesOf(name: string, data: unknown): FigureTable[] {
  const root = Array.isArray(data) ? (data as Fields[]) : [data as Fields];
  return tables(
    name,
    root.map((row) => [{}, row]),
    '',
  ).filter(
    // An object with lists alone has no row of its own; an empty list is told by its name.
    ({ name: one, rows }) =>
      one !== name || Array.isArray(data) || rows.some((row) => Object.keys(row).length > 0),
  );
}

function tables(name: string, given: readonly [owner: Fields, row: Fields][], prefix: string): FigureTable[] {
  const rows: Fields[] = [];
  const inner = new Map<string, [Fields, Fields][]>();
  for (const [owner, row] of given) {
    const { cells, lists } = flatten(row);
    rows.push({ ...owner, ...cells });
    const known = Object.entries(cells).find(([, value]) => typeof value === 'string');
    const owned = known && given.length > 1 ? { ...owner, [`${name}.${known[0]}`]: known[1] } : owner;
    for (const [key, list] of lists) {
      const all = inner.get(key) ?? [];
      inner.set(key, all);
      for (const one of list) all.push([owned, one]);
    }
  }
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  // Where an object is null in some rows, its columns are those of the others.
  const shown = columns.filter((column) => !columns.some((other) => other.startsWith(`${column}.`)));
  return [
    { name: prefix + name, columns: shown, rows },
    ...[...inner].flatMap(([key, list]) => tables(key, list, prefix === '' ? '' : `${prefix}${name}.`)),
  ];
}

/** Tables as CSV: the name of each, its columns, its rows and an empty line. */
export const tablesToCsv = (all: readonly FigureTable[]): string =>
  all
    .map(({ name, columns, rows }) =>
      csvRows([
        [name],
        ...(columns.length > 0 ? [columns] : []),
        ...rows.map((row) => columns.map((column) => row[column])),
      ]),
    )
    .join('\r\n');
