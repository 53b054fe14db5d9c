import type { ClientSession, Types } from 'mongoose';
import { ChatMessageModel, MOST_MESSAGES, type ChatMessageStatus } from '../../../models/agents/index.js';

/** The fields of a message that the tree needs. */
export interface TreeRow {
  _id: Types.ObjectId;
  parent: Types.ObjectId | null;
  status: ChatMessageStatus;
}

/** All messages of a session, oldest first, by one index scan. */
export function treeOf(session: Types.ObjectId, tx?: { session: ClientSession }): Promise<TreeRow[]> {
  return ChatMessageModel.collection
    .find<TreeRow>(
      { session },
      {
        projection: { parent: 1, status: 1 },
        sort: { _id: 1 },
        batchSize: MOST_MESSAGES + 1,
        ...(tx ? { session: tx.session } : {}),
      },
    )
    .toArray();
}

/** The ids from the first message to a leaf. Null is an empty branch. */
export function branchTo(rows: readonly TreeRow[], leaf: Types.ObjectId | null): Types.ObjectId[] {
  const byId = new Map(rows.map((row) => [String(row._id), row]));
  const branch: Types.ObjectId[] = [];
  for (let at = leaf && byId.get(String(leaf)); at; at = at.parent && byId.get(String(at.parent)))
    branch.push(at._id);
  return branch.reverse();
}

/**
 * The leaf that is selected with a message: its newest descendant without children. Failed and blocked ones come
 * last.
 */
export function newestLeafBelow(rows: readonly TreeRow[], from: Types.ObjectId): Types.ObjectId {
  const children = new Map<string, TreeRow[]>();
  for (const row of rows) {
    const parent = String(row.parent);
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const leaves: TreeRow[] = [];
  const open = rows.filter(({ _id }) => _id.equals(from));
  for (let row = open.pop(); row; row = open.pop()) {
    const below = children.get(String(row._id)) ?? [];
    if (below.length === 0) leaves.push(row);
    open.push(...below);
  }
  const good = leaves.filter(({ status }) => status !== 'failed' && status !== 'blocked');
  const [newest] = (good.length > 0 ? good : leaves).sort((a, b) => (String(a._id) < String(b._id) ? 1 : -1));
  return newest?._id ?? from;
}
