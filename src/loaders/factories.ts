import type { PipelineStage, Types } from 'mongoose';
import type { Presence } from '../events/presence.js';
import { byField, type AnyModel } from '../lib/exchange/index.js';
import { traced } from '../lib/telemetry.js';
import type { RequestCost } from '../lib/request-cost.js';
import { observeBatch } from './batch-metrics.js';
import { Loader, type LoaderSource } from './loader.js';
import { byPair, pairsOf } from './pairs.js';
import type { RoundTrip } from './round-trip.js';

/** The part of a context that loaders need. */
export interface LoaderScope {
  viewer: { id: Types.ObjectId } | null;
  /** The source of online states. Without it, all users are offline. */
  presence?: Presence;
  /** The account for the cost of the loaders' commands. */
  cost?: RequestCost;
}

/** The scope that the loaders of one request share: the viewer, and the access to the database. */
export interface RequestScope extends LoaderScope {
  presence: Presence;
  cost: RequestCost;
  roundTrip: RoundTrip;
}

/** Creates a loader for one request. Loaders never outlive their request, so no viewer gets rows of another. */
export type LoaderFactory<K, V> = (scope: RequestScope) => Loader<K, V>;

function loader<K, V>(
  { roundTrip, cost }: RequestScope,
  name: string,
  batch: LoaderSource<K, V>['fetch'],
  keyOf: (key: K) => string,
): Loader<K, V> {
  const fetch: typeof batch = (keys, names) => {
    observeBatch(name, keys.length);
    cost.loaderBatches += 1;
    cost.loaderKeys += keys.length;
    return traced(`load ${name}`, { 'loader.keys': keys.length }, () => batch(keys, names));
  };
  return new Loader({ keyOf, fetch }, roundTrip);
}

const hex = (id: Types.ObjectId): string => id.toHexString();

/** Lean documents carry their GraphQL type, so that unions and interfaces resolve without a query. */
export type Typed<T> = T & { __typename: string };

/** Marks a lean document with its GraphQL type, in place. */
export function typed<T extends object>(typename: string, document: T): Typed<T> {
  return Object.assign(document, { __typename: typename });
}

/** A loader with any batch function by ids. The results have the order of the ids. */
export function batched<V>(
  name: string,
  batch: (keys: readonly Types.ObjectId[], scope: RequestScope) => Promise<V[]>,
): LoaderFactory<Types.ObjectId, V> {
  return (scope) => loader(scope, name, (keys) => batch(keys, scope), hex);
}

/** The same for keys that are not ids. */
export function batchedBy<K, V>(
  name: string,
  keyOf: (key: K) => string,
  batch: (keys: readonly K[], scope: RequestScope) => Promise<V[]>,
): LoaderFactory<K, V> {
  return (scope) => loader(scope, name, (keys) => batch(keys, scope), keyOf);
}

/** Documents by `_id`. Null if there is none. */
export function byId<T extends { _id: Types.ObjectId }>(
  model: AnyModel,
): LoaderFactory<Types.ObjectId, T | null> {
  return byKey<Types.ObjectId, T>(model, '_id', hex);
}

/** Documents by any unique field. Null if there is none. */
export function byKey<K, T>(
  model: AnyModel,
  field: string,
  keyOf: (key: K) => string = String,
): LoaderFactory<K, T | null> {
  const shape = byField<K>(model, field, keyOf);
  return (scope) =>
    loader(
      scope,
      `${model.modelName}.by.${field}`,
      async (keys, names) => {
        const rows = await scope.roundTrip.find(shape, keys, names);
        const found = new Map(rows.map((row) => [shape.nameOf(row), typed(model.modelName, row) as T]));
        return names.map((name) => found.get(name) ?? null);
      },
      keyOf,
    );
}

/** The row between the viewer and each key (a like, a follow, a save). Null if there is none, or no viewer. */
export function viewerRelation<T>(
  model: AnyModel,
  fields: { viewer: string; key: string; where?: Record<string, unknown> },
): LoaderFactory<Types.ObjectId, T | null> {
  const shape = byPair(model, [fields.viewer, fields.key], fields.where);
  return (scope) =>
    loader(
      scope,
      `${model.modelName}.viewer.${fields.key}`,
      async (keys, names) => {
        const viewer = scope.viewer?.id;
        if (!viewer) return keys.map(() => null);
        const rows = await scope.roundTrip.find(shape, pairsOf(viewer, keys));
        if (rows.length === 0) return keys.map(() => null);
        const found = new Map(rows.map((row) => [hex(row[fields.key] as Types.ObjectId), row as T]));
        return names.map((name) => found.get(name) ?? null);
      },
      hex,
    );
}

/** The selection of the first rows of a parent. */
export interface FirstPerParent {
  /** The field that holds the parent's id. */
  parent: string;
  /** An additional filter. */
  where?: Record<string, unknown>;
  /** The order; an index on (parent, where…, sort…) must serve it. */
  sort: Record<string, 1 | -1>;
}

/**
 * The first rows of each parent, all parents in one command. A `$lookup` with sort and limit reads only what it
 * returns; `$topN` and window functions read everything. Returns one row more than requested, which shows whether
 * there is a next page.
 */
export function firstPerParent<T>(
  model: AnyModel,
  { parent, where = {}, sort }: FirstPerParent,
): LoaderFactory<{ parent: Types.ObjectId; size: number }, T[]> {
  return (scope) =>
    loader(
      scope,
      `${model.modelName}.first.${parent}`,
      async (keys) => {
        const size = Math.max(...keys.map((key) => key.size)) + 1;
        const pipeline = firstPipeline(model, keys, { parent, where, sort }, size);
        const rows = await scope.roundTrip.ask<{ _id: Types.ObjectId; rows: T[] }>(model, pipeline);
        const found = new Map(rows.map((row) => [hex(row._id), row.rows]));
        return keys.map((key) =>
          (found.get(hex(key.parent)) ?? [])
            .slice(0, key.size + 1)
            .map((row) => typed(model.modelName, row as object) as T),
        );
      },
      (key) => `${hex(key.parent)}:${key.size}`,
    );
}

function firstPipeline(
  model: AnyModel,
  keys: readonly { parent: Types.ObjectId }[],
  { parent, where, sort }: Required<FirstPerParent>,
  size: number,
): PipelineStage[] {
  const parents = [...new Map(keys.map((key) => [hex(key.parent), key.parent])).values()];
  return [
    // A pipeline must start from a collection; one document is enough to carry the parents' ids.
    { $limit: 1 },
    { $project: { _id: 0, parents: { $literal: parents } } },
    { $unwind: '$parents' },
    { $project: { _id: '$parents' } },
    {
      $lookup: {
        from: model.collection.name,
        localField: '_id',
        foreignField: parent,
        pipeline: [{ $match: where }, { $sort: sort }, { $limit: size }],
        as: 'rows',
      },
    },
  ];
}

/** Number of rows per parent, counted by index in one command. */
export function countPerParent(
  model: AnyModel,
  { parent, where = {} }: { parent: string; where?: Record<string, unknown> },
): LoaderFactory<Types.ObjectId, number> {
  return (scope) =>
    loader(
      scope,
      `${model.modelName}.count.${parent}`,
      async (keys) => {
        const rows = await scope.roundTrip.ask<{ _id: Types.ObjectId; count: number }>(model, [
          { $match: { ...where, [parent]: { $in: keys } } },
          { $group: { _id: `$${parent}`, count: { $sum: 1 } } },
        ]);
        const found = new Map(rows.map((row) => [hex(row._id), row.count]));
        return keys.map((key) => found.get(hex(key)) ?? 0);
      },
      hex,
    );
}
