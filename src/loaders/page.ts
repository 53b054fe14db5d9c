import { after, together, type Soon } from '../lib/soon.js';
import { encodeCursor, type Position } from '../schema/cursor.js';
import type { Connection, Edge } from '../schema/connection.js';
import type { Range } from '../schema/page-args.js';

/** A list in its four steps: skeleton → hydrate → visibility → fields. */
export interface ListPlan<TRow, TNode, TEdge extends Edge<TNode> = Edge<TNode>> {
  /**
   * Rows of one index scan in the range's direction (from the end if it is backward), one more than its size if there
   * are.
   */
  skeleton: (range: Range) => Promise<TRow[]>;
  /** The position of a row. */
  position: (row: TRow) => Position;
  /** Loads, for all rows of a scan, what `hydrate` and `visible` need. Only for lists where this saves time. */
  prepare?: (rows: readonly TRow[]) => Soon<unknown>;
  /** Loads the node of a row. Null if it no longer exists. */
  hydrate: (row: TRow) => Soon<TNode | null>;
  /** The visibility rule of the type. Rows that fail it are left out. */
  visible?: (node: TNode, row: TRow) => Soon<boolean>;
  /** The edge's fields besides cursor and node. */
  edge?: (row: TRow) => Omit<TEdge, 'cursor' | 'node'>;
  /** Total number of items. Absent if it cannot be counted within bounds. */
  count?: () => Promise<number | null> | number | null;
}

/** The visible rows, with their positions. */
interface Found<TNode, TEdge extends Edge<TNode>> {
  edges: TEdge[];
  /** The last position that was read. Null if nothing was. */
  lastSeen: Position | null;
  /** Whether there are rows after `lastSeen` that were not checked for visibility. */
  unread: boolean;
}

/** How often a page with hidden rows is refilled before a short page is returned. */
const REFILLS = 3;

/** Each refill reads twice as many rows as the one before, up to this limit. */
const LARGEST_SCAN = 200;

/** Reads one page of a list. Work is bounded: at most four scans, however many rows are hidden. */
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
    // One visible row more than the page is read, so that `hasNextPage` is only true if there is one.
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
  // If all rows were hidden, an empty page still names a position after them, so that the client can continue.
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
