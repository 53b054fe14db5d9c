import type { IndexDefinition, IndexOptions, Schema } from 'mongoose';
import { models } from './base.js';
import { placements } from './placements.js';

/** A shard key: fields in order, or the hash of one. */
export type ShardKey = Readonly<Record<string, 1 | 'hashed'>>;

/** A collection that is divided among the shards of a cluster. */
export interface Sharded {
  key: ShardKey;
  why: string;
  /** The frequent reads that ask every shard, because they don't know the key. */
  scatters?: string;
  /**
   * Unique indexes that the key does not allow, by name, with what enforces uniqueness on a cluster instead. The
   * collection cannot be sharded while such an index exists.
   */
  instead?: Readonly<Record<string, string>>;
}

/** A collection that stays on one shard, with the bound that keeps it small. */
export interface Whole {
  bound: string;
}

/** The place of a collection in a sharded cluster. */
export type Placement = Sharded | Whole;

/** A unique index that a model declares. */
export interface UniqueIndex {
  name: string;
  fields: string[];
}

/** Whether a collection is divided among shards. */
export const isSharded = (placement: Placement): placement is Sharded => 'key' in placement;

/** The name that MongoDB gives to an index. */
const nameOf = (fields: IndexDefinition, name?: string): string =>
  name ?? Object.entries(fields).flat().join('_');

/** The indexes that a model declares. */
const indexesOf = (model: (typeof models)[number]): [IndexDefinition, IndexOptions][] =>
  (model.schema as Schema).indexes();

/** The unique indexes of a model, without the one on `_id`. */
export function uniqueIndexes(model: (typeof models)[number]): UniqueIndex[] {
  return indexesOf(model)
    .filter(([, options]) => options.unique)
    .map(([fields, options]) => ({ name: nameOf(fields, options.name), fields: Object.keys(fields) }));
}

/**
 * Whether MongoDB allows a unique index on a collection with this shard key: the key has to be a prefix of the index.
 * A hash counts as its field.
 */
export function allowsUnique(key: ShardKey, index: readonly string[]): boolean {
  return Object.keys(key).every((field, place) => index[place] === field);
}

/** Whether an index begins with the shard key and contains every document, as sharding requires. */
function supports(key: ShardKey, [fields, options]: [IndexDefinition, IndexOptions]): boolean {
  if (options.partialFilterExpression || options.sparse) return false;
  const declared = Object.entries(fields);
  return Object.entries(key).every(([field, kind], place) => {
    const [name, value] = declared[place] ?? [];
    return name === field && (kind === 'hashed' ? value === 'hashed' : value === 1);
  });
}

/** The commands for mongosh that divide the collections of a database, in order. */
export function shardingCommands(database: string): string[] {
  return models.flatMap((model) => {
    const name = model.collection.name;
    const placement = placements[name];
    if (!placement || !isSharded(placement)) return [];
    const key = JSON.stringify(placement.key);
    const before = Object.entries(placement.instead ?? {}).map(
      ([index, instead]) => `// first: db.${name}.dropIndex("${index}"): ${instead}`,
    );
    const indexed = indexesOf(model).some((index) => supports(placement.key, index));
    return [
      ...before,
      ...(indexed ? [] : [`db.${name}.createIndex(${key})`]),
      `sh.shardCollection("${database}.${name}", ${key})`,
    ];
  });
}
