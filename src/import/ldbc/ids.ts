import type { Types } from 'mongoose';
import { toGlobalId, type IdType } from '../../schema/ids.js';
import { stableId } from '../stable-id.js';
import type { Graph } from './graph.js';

/** The kinds of the graph that get an id here. */
export type Kind = 'person' | 'post' | 'comment' | 'forum';

const TYPES: Record<Kind, IdType> = { person: 'User', post: 'Post', comment: 'Comment', forum: 'Group' };

/** Which id each thing of the graph has here. Things that could not be brought in are taken out again. */
export class LdbcIds {
  private readonly ids: Record<Kind, Map<string, Types.ObjectId>>;

  constructor({ persons, posts, comments, forums }: Graph) {
    const derived = (kind: Kind, things: readonly { id: string; createdAt: Date }[]) =>
      new Map(things.map(({ id, createdAt }) => [id, stableId(`ldbc:${kind}:${id}`, createdAt)]));
    this.ids = {
      person: derived('person', persons),
      post: derived('post', posts),
      comment: derived('comment', comments),
      forum: derived('forum', forums),
    };
  }

  /** The id, or undefined for what is not here: skipped, or never in the graph. */
  find(kind: Kind, id: string | null): Types.ObjectId | undefined {
    return id === null ? undefined : this.ids[kind].get(id);
  }

  /** Notes that something is not here, so that what hangs on it is skipped too. */
  forget(kind: Kind, id: string): void {
    this.ids[kind].delete(id);
  }

  /** The map file: `{"person:933": "usr_…", …}`. */
  toJSON(): Record<string, string> {
    const entries = Object.entries(this.ids) as [Kind, Map<string, Types.ObjectId>][];
    return Object.fromEntries(
      entries.flatMap(([kind, ids]) =>
        [...ids].map(([id, ours]) => [`${kind}:${id}`, toGlobalId(TYPES[kind], ours)]),
      ),
    );
  }
}
