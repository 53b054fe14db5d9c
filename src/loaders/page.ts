import { after, together, type Soon } from '../lib/soon.js';
import { encodeCursor, type Position } from '../schema/cursor.js';
import type { Connection, Edge } from '../schema/connection.js';
import type { Range } from '../schema/page-args.js';

/** A list in the four steps that are always the same: skeleton → hydrate → visibility → fields. */
export interface ListPlan<TRow, TNode, TEdge extends Edge<TNode> = Edge<TNode>> {
  /** Rows of one index scan, in the range's own direction (from the end where it is backward), one more than its size if there are. */
  skeleton: (range: Range) => Promise<TRow[]>;
  /** The place of a row. */
  position: (row: TRow) => Position;
  /** Loads for all rows of a scan what `hydrate` and `visible` will ask about each, where that is worth the words. */
  prepare?: (rows: readonly TRow[]) => Soon<unknown>;
  /** The node of a row, by a loader; null when it is gone. */
  hydrate: (row: TRow) => Soon<TNode | null>;
  /** The rule of the type; rows that fail it are left out. */
  visible?: (node: TNode, row: TRow) => Soon<boolean>;
  /** What the edge carries beside cursor and node. */
  edge?: (row: TRow) => Omit<TEdge, 'cursor' | 'node'>;
  /** How many there are in all; absent where no bounded count exists. */
  count?: () => Promise<number | null> | number | null;
}

/** A row that passed the rule, at its place. */
interface Found<TNode, TEdge extends Edge<TNode>> {
  edges: TEdge[];
  /** The last place that was looked at; null when nothing was. */
  lastSeen: Position | null;
  /** Rows remain behind `lastSeen`, of which it is not known whether the viewer may see them. */
  unread: boolean;
}

/** How often a page that visibility thinned out is filled up again before it is returned short. */
const REFILLS = 3;

/** Each refill looks twice as far as the one before, up to this many rows. */
const LARGEST_SCAN = 200;

/** Reads one page of a list. Work is bounded: at most four scans, whatever the rules hide. */
export async function page<TRow, TNode, TEdge extends Edge<TNode> = Edge<TNode>>(
  range: Range,
  plan: ListPlan<TRow, TNode, TEdge>,
): Promise<Connection<TNode, TEdge>> {
  return toConnection(range, await find(range, plan), plan.count);
}

async function find<TRow, TNode, TEdge extends Edge<TNode>>(
  range: Range,
  plan: ListPlan<TRow, TNode, TEdge>,
): Promise<Found<TNode, TEdge>> {
  const found: Found<TNode, TEdge> = { edges: [], lastSeen: null, unread: true };
  let rest = range;
  for (let scan = 0; scan <= REFILLS && found.unread && found.edges.length <= range.size; scan++) {
    const rows = await plan.skeleton(rest);
    found.unread = rows.length > rest.size;
    // One visible row too many is looked for as well, so that a next page is only promised where there is one.
    const prepared = plan.prepare?.(rows);
    if (prepared instanceof Promise) await prepared;
    const asked = together(rows.map((row) => toEdge(plan, row)));
    for (const edge of asked instanceof Promise ? await asked : asked) if (edge) found.edges.push(edge);
    const last = rows.at(-1);
    if (last === undefined) break;
    found.lastSeen = plan.position(last);
    rest = {
      ...rest,
      size: Math.max(rest.size, Math.min(rest.size * 2, LARGEST_SCAN)),
      [rest.backward ? 'before' : 'after']: found.lastSeen,
    };
  }
  return found;
}

function toEdge<TRow, TNode, TEdge extends Edge<TNode>>(
  plan: ListPlan<TRow, TNode, TEdge>,
  row: TRow,
): Soon<TEdge | null> {
  return after(plan.hydrate(row), (node) => {
    if (node === null) return null;
    return after(plan.visible?.(node, row) ?? true, (visible) =>
      visible ? ({ ...plan.edge?.(row), cursor: encodeCursor(plan.position(row)), node } as TEdge) : null,
    );
  });
}

function toConnection<TNode, TEdge extends Edge<TNode>>(
  range: Range,
  { edges: found, lastSeen, unread }: Found<TNode, TEdge>,
  count: (() => Promise<number | null> | number | null) | undefined,
): Connection<TNode, TEdge> {
  const more = found.length > range.size || unread;
  const edges = found.slice(0, range.size);
  if (range.backward) edges.reverse();
  const beyondPage = range.backward ? range.before !== null : range.after !== null;
  // A page that hidden rows left empty still names a place behind them, so that the client can go on.
  const place = lastSeen && more && edges.length === 0 ? encodeCursor(lastSeen) : null;
  return {
    edges,
    pageInfo: {
      hasNextPage: range.backward ? beyondPage : more,
      hasPreviousPage: range.backward ? more : beyondPage,
      startCursor: edges[0]?.cursor ?? place,
      endCursor: edges.at(-1)?.cursor ?? place,
    },
    total: count ?? (() => null),
  };
}
