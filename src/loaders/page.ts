import { encodeCursor, type Position } from '../schema/cursor.js';
import type { Connection, Edge } from '../schema/connection.js';
import type { Range } from '../schema/page-args.js';

/** A list in the four steps that are always the same: skeleton → hydrate → visibility → fields. */
export interface ListPlan<TRow, TNode, TEdge extends Edge<TNode> = Edge<TNode>> {
  /** Rows (ids and sort keys) of one index scan, in the range's own direction, one more than its size if there are. */
  skeleton: (range: Range) => Promise<TRow[]>;
  /** The place of a row. */
  position: (row: TRow) => Position;
  /** The node of a row, by a loader; null when it is gone. */
  hydrate: (row: TRow) => Promise<TNode | null> | TNode | null;
  /** The rule of the type; rows that fail it are left out. */
  visible?: (node: TNode, row: TRow) => Promise<boolean> | boolean;
  /** What the edge carries beside cursor and node. */
  edge?: (row: TRow) => Omit<TEdge, 'cursor' | 'node'>;
  /** How many there are in all; absent where no bounded count exists. */
  count?: () => Promise<number> | number;
}

/** How often a page that visibility thinned out is filled up again before it is returned short. */
const REFILLS = 3;

/** Reads one page of a list. Work is bounded: at most four scans, whatever the rules hide. */
export async function page<TRow, TNode, TEdge extends Edge<TNode> = Edge<TNode>>(
  range: Range,
  plan: ListPlan<TRow, TNode, TEdge>,
): Promise<Connection<TNode, TEdge>> {
  const edges: TEdge[] = [];
  let rest = range;
  let more = true;
  let lastSeen: Position | null = null;
  for (let scan = 0; scan <= REFILLS && more && edges.length < range.size; scan++) {
    const rows = await plan.skeleton(rest);
    more = rows.length > rest.size;
    const used = rows.slice(0, rest.size);
    const found = await Promise.all(used.map((row) => toEdge(plan, row)));
    for (const [index, edge] of found.entries()) {
      if (edges.length === range.size) {
        more = true;
        break;
      }
      lastSeen = plan.position(used[index]!);
      if (edge) edges.push(edge);
    }
    if (lastSeen && used.length > 0) rest = { ...rest, [rest.backward ? 'before' : 'after']: lastSeen };
    else more = false;
  }
  return toConnection(range, edges, more, lastSeen, plan.count);
}

async function toEdge<TRow, TNode, TEdge extends Edge<TNode>>(
  plan: ListPlan<TRow, TNode, TEdge>,
  row: TRow,
): Promise<TEdge | null> {
  const node = await plan.hydrate(row);
  if (node === null || (plan.visible && !(await plan.visible(node, row)))) return null;
  return { ...plan.edge?.(row), cursor: encodeCursor(plan.position(row)), node } as TEdge;
}

function toConnection<TNode, TEdge extends Edge<TNode>>(
  range: Range,
  edges: TEdge[],
  more: boolean,
  lastSeen: Position | null,
  count: (() => Promise<number> | number) | undefined,
): Connection<TNode, TEdge> {
  const beyondPage = range.backward ? range.before !== null : range.after !== null;
  // A page that hidden rows left empty still names a place behind them, so that the client can go on.
  const place = lastSeen && more && edges.length === 0 ? encodeCursor(lastSeen) : null;
  const ordered = range.backward ? edges.reverse() : edges;
  return {
    edges: ordered,
    pageInfo: {
      hasNextPage: range.backward ? beyondPage : more,
      hasPreviousPage: range.backward ? more : beyondPage,
      startCursor: ordered[0]?.cursor ?? place,
      endCursor: ordered.at(-1)?.cursor ?? place,
    },
    total: count ?? (() => null),
  };
}
