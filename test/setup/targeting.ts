import { placements } from '../../src/models/placements.js';
import { isSharded } from '../../src/models/shard-keys.js';
import type { Command } from './plans.js';

type Filter = Record<string, unknown>;
type Stage = Record<string, any>;

/**
 * How a read would find its shards on a sharded cluster: `one` for a collection that is not divided, `key` where the
 * filter names the shard key, `every` otherwise. A `$lookup` by the key asks once per row.
 */
export type Routing = 'one' | 'key' | 'row' | 'every';

/** A read of one collection, as a part of a command. */
export interface RoutedRead {
  collection: string;
  routing: Routing;
}

/** The reads of a `find` or `aggregate` command, those in unions and joins too. */
export function routedReads(command: Command): RoutedRead[] {
  if ('find' in command) return [route(String(command['find']), (command['filter'] ?? {}) as Filter, 'key')];
  return ofPipeline(String(command['aggregate']), command['pipeline'] as Stage[]);
}

function ofPipeline(collection: string, pipeline: readonly Stage[], joined?: Filter): RoutedRead[] {
  const [first] = pipeline;
  const filter = { ...joined, ...((first?.['$match'] ?? {}) as Filter) };
  return [route(collection, filter, joined ? 'row' : 'key'), ...pipeline.flatMap(within)];
}

function within(stage: Stage): RoutedRead[] {
  const { $unionWith: union, $lookup: join, $facet: facet } = stage;
  if (union) return ofPipeline(String(union.coll ?? union), union.pipeline ?? []);
  if (join) {
    const own = join.foreignField ? { [String(join.foreignField)]: 'of each row' } : {};
    return ofPipeline(String(join.from), join.pipeline ?? [], own);
  }
  if (facet) return (Object.values(facet) as Stage[][]).flatMap((stages) => stages.flatMap(within));
  return [];
}

function route(collection: string, filter: Filter, how: 'key' | 'row'): RoutedRead {
  const placement = placements[collection];
  if (!placement || !isSharded(placement)) return { collection, routing: 'one' };
  // The first fields of a key suffice: they are a range, in few chunks.
  const [field] = Object.keys(placement.key) as [string];
  return { collection, routing: names(filter, field) ? how : 'every' };
}

/** Whether a filter allows only some values of a field. */
function names(filter: Filter, field: string): boolean {
  const { $and: all = [], $or: some = [], [field]: value } = filter as Record<string, any>;
  if ((all as Filter[]).some((part) => names(part, field))) return true;
  if ((some as Filter[]).length > 0 && (some as Filter[]).every((part) => names(part, field))) return true;
  if (value === undefined) return false;
  const isRange =
    typeof value === 'object' && value !== null && Object.keys(value).some((key) => key.startsWith('$'));
  return !isRange || '$in' in value || '$eq' in value;
}
