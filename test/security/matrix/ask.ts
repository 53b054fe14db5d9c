import type { Client } from '../../setup/client.js';
import { printed, type Asked } from './selection.js';

/** What a role gets of a field: a value, nothing, the things of the world that are listed, or a refusal's code. */
export type Cell = string;
export const VALUE = '✓';
export const NOTHING = '–';

type Answered = Record<string, unknown>;

/** Kinds of things of which the world knows every one by name. */
const NAMED = new Set([
  ...['Node', 'User', 'Post', 'Story', 'Highlight', 'Comment', 'Tag', 'Conversation', 'Message', 'Event'],
]);

/** Lists that depend on whatever else is in the database: only that they answer is written down. */
export const ANYTHING = /^(trending|suggested|featured|popular)/;

/** How a thing is asked for, and where it stands in the answer. */
export interface Way {
  wrap(selections: string): string;
  /** The path to it; none where the fields are roots themselves. */
  at: readonly string[];
  /** True of lists that everybody shares: what is not ours is left out of them. */
  shared?: boolean;
}

/** Fields of one operation, so that it stays within the tokens that a document may have. */
const FIELDS_AT_ONCE = 130;

/** Asks for every field of a thing and writes down what comes of each. */
export async function ask(
  client: Client,
  fields: readonly Asked[],
  way: Way,
  names: ReadonlyMap<string, string>,
): Promise<{ cells: Map<string, Cell>; answers: unknown[] }> {
  const cells = new Map<string, Cell>();
  const answers: unknown[] = [];
  for (const some of chunks(fields)) answers.push(await askSome(client, some, way, names, cells));
  return { cells, answers };
}

/** A refused field is left out the next time, for it may have taken others with it. */
async function askSome(
  client: Client,
  given: readonly Asked[],
  way: Way,
  names: ReadonlyMap<string, string>,
  cells: Map<string, Cell>,
): Promise<unknown> {
  let fields = [...given];
  while (fields.length > 0) {
    const operation = way.wrap(printed(fields));
    const { data, errors, status } = await client.send<Answered>(operation);
    for (const { path, extensions, message } of errors) {
      // A token that is good no more: nothing at all is answered.
      if (!path && extensions.code === 'UNAUTHENTICATED') {
        cells.set('', extensions.code);
        return null;
      }
      if (!path) throw new Error(`${status}: ${message} in ${operation}`);
      const inside = path.filter((part): part is string => typeof part === 'string').slice(way.at.length);
      cells.set(inside.join('.'), extensions.code);
      fields = inside.length > 0 ? without(fields, inside) : [];
    }
    if (errors.length > 0) continue;
    const thing = way.at.reduce<unknown>((parent, name) => (parent as Answered)?.[name] ?? null, data);
    if (way.at.length > 0) cells.set('', thing === null ? NOTHING : VALUE);
    write(cells, fields, thing === null ? [] : [thing as Answered], '', namesFor(way, names));
    return thing;
  }
  return null;
}

function chunks(fields: readonly Asked[]): Asked[][] {
  const size = ({ children }: Asked): number => children.reduce((sum, child) => sum + size(child), 2);
  const made: Asked[][] = [[]];
  let filled = 0;
  for (const field of fields) {
    if (filled > 0 && filled + size(field) > FIELDS_AT_ONCE) {
      made.push([]);
      filled = 0;
    }
    made.at(-1)!.push(field);
    filled += size(field);
  }
  return made;
}

/** The name of a thing by its id; null leaves it out. */
type NameOf = (id: string) => string | null;

function namesFor({ shared }: Way, names: ReadonlyMap<string, string>): NameOf {
  return (id) => names.get(id) ?? (shared ? null : '…');
}

function without(fields: readonly Asked[], [name, ...inside]: readonly string[]): Asked[] {
  return fields.flatMap((field) => {
    if (field.name !== name) return [field];
    const children = inside.length > 0 ? without(field.children, inside) : [];
    return children.length > 0 ? [{ ...field, children }] : [];
  });
}

function write(
  cells: Map<string, Cell>,
  fields: readonly Asked[],
  parents: readonly Answered[],
  above: string,
  nameOf: NameOf,
): void {
  for (const field of fields) {
    const path = above === '' ? field.name : `${above}.${field.name}`;
    const values = parents.flatMap((parent) => (parent[field.name] ?? []) as Answered[]);
    if (parents.length > 0) cells.set(path, cellOf(field, parents, values, nameOf));
    if (!ANYTHING.test(field.name)) write(cells, field.children, values, path, nameOf);
  }
}

function cellOf(
  field: Asked,
  parents: readonly Answered[],
  values: readonly unknown[],
  nameOf: NameOf,
): Cell {
  if (parents.every((parent) => (parent[field.name] ?? null) === null)) return NOTHING;
  if (field.name === 'totalCount' && nameOf('') !== null) return String(parents[0]![field.name]);
  if (!field.isList) return VALUE;
  if (field.kind !== 'thing' || !NAMED.has(field.type)) return values.length > 0 ? VALUE : '[]';
  const listed = (values as ({ id: string } | null)[]).flatMap((one) => (one && nameOf(one.id)) ?? []);
  return `[${[...new Set(listed)].sort().join(' ')}]`;
}
