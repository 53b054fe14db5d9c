import type { Types } from 'mongoose';
import { checkNewPassword, hashPassword } from '../../auth/passwords.js';
import { createProgress } from '../progress.js';
import type { Bulk } from '../step.js';
import { Tally } from '../tally.js';
import { importComments } from './comments.js';
import { importFollows } from './follows.js';
import { importForums, importMembers } from './forums.js';
import { readGraph, type Graph } from './graph.js';
import { LdbcIds } from './ids.js';
import { importLikes } from './likes.js';
import { importPeople } from './people.js';
import { importPosts } from './posts.js';

export { GraphError } from './csv.js';

/** What an import is told. */
export interface LdbcOptions {
  /** The folder that holds `dynamic` and `static`. */
  folder: string;
  /** What every person signs in with. */
  password: string;
  progress?: Bulk['progress'];
}

/** What an import has done. */
export interface LdbcImport {
  tally: Tally;
  /** Which id each thing of the graph has here; the content of the map file. */
  ids: Record<string, string>;
  /** The events it has committed; counters are right once the lanes have passed them. */
  commits: Types.ObjectId[];
}

/**
 * Brings the graph of the LDBC Social Network Benchmark in through the services, with their rules and events, at the
 * original dates. What an earlier run has brought in stays as it is.
 */
export async function importLdbc({ folder, password, progress }: LdbcOptions): Promise<LdbcImport> {
  checkNewPassword(password);
  const graph = await readGraph(folder);
  const bulk: Bulk = { tally: new Tally(), progress: progress ?? createProgress(), commits: [] };
  const ids = new LdbcIds(graph);
  await importPeople(bulk, graph, ids, await hashPassword(password));
  await importFollows(bulk, graph, ids);
  await importPosts(bulk, graph, ids);
  await importComments(bulk, graph, ids);
  await importLikes(bulk, graph, ids);
  await importForums(bulk, graph, ids);
  await importMembers(bulk, graph, ids);
  tellWaiting(bulk.tally, graph);
  return { tally: bulk.tally, ids: ids.toJSON(), commits: bulk.commits };
}

/** Puts on the account what the gateway has no place for yet. */
function tellWaiting(tally: Tally, { waiting }: Graph): void {
  const wait = (kind: string, why: string, count: number) => {
    if (count > 0) tally.skipped(kind, why, undefined, count);
  };
  wait('studies', 'the graph gives organisations no names', waiting.studies);
  wait('jobs', 'the graph gives organisations no names', waiting.jobs);
}
