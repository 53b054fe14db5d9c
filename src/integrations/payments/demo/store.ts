import { DemoObjectModel } from '../../../models/billing/index.js';
import type { DemoBase, DemoKind, DemoKinds } from './objects.js';

/** A filter for objects, newest last. */
export interface DemoFilter {
  customer?: string;
  parent?: string;
  /** Due until this time. */
  dueBy?: number;
}

/** The storage of the demo processor's objects. */
export interface DemoStore {
  get<K extends DemoKind>(kind: K, id: string): Promise<DemoKinds[K] | null>;
  put<K extends DemoKind>(kind: K, object: DemoKinds[K]): Promise<void>;
  list<K extends DemoKind>(kind: K, filter: DemoFilter): Promise<DemoKinds[K][]>;
}

const copy = <T>(value: T): T => structuredClone(value);

/** In memory, for tests. Objects are copied, like a processor's answers. */
export function memoryStore(): DemoStore {
  const rows = new Map<string, { kind: DemoKind; object: DemoBase }>();
  const name = (kind: DemoKind, id: string): string => `${kind}:${id}`;
  return {
    get: async (kind, id) => copy((rows.get(name(kind, id))?.object ?? null) as never),
    put: async (kind, object) => void rows.set(name(kind, object.id), { kind, object: copy(object) }),
    list: async (kind, { customer, parent, dueBy }) =>
      copy(
        [...rows.values()]
          .filter(
            ({ kind: its, object }) =>
              its === kind &&
              (customer === undefined || object.customer === customer) &&
              (parent === undefined || object.parent === parent) &&
              (dueBy === undefined || (object.due !== undefined && object.due <= dueBy)),
          )
          .map(({ object }) => object)
          .sort((a, b) => a.created - b.created) as never,
      ),
  };
}

/** In MongoDB, so that demo purchases survive a restart. */
export function mongoStore(): DemoStore {
  const rows = DemoObjectModel.collection;
  return {
    get: async (kind, id) => {
      const row = await rows.findOne({ _id: id as never, kind });
      return (row?.['data'] ?? null) as never;
    },
    async put(kind, object) {
      const { id, customer, parent, due, created } = object as DemoBase;
      const row = {
        ...{ kind, created, data: object },
        ...(customer === undefined ? {} : { customer }),
        ...(parent === undefined ? {} : { parent }),
        ...(due === undefined ? {} : { due }),
      };
      await rows.replaceOne({ _id: id as never }, row as never, { upsert: true });
    },
    async list(kind, { customer, parent, dueBy }) {
      const found = await rows
        .find({
          kind,
          ...(customer === undefined ? {} : { customer }),
          ...(parent === undefined ? {} : { parent }),
          ...(dueBy === undefined ? {} : { due: { $lte: dueBy } }),
        })
        .sort({ created: 1 })
        .limit(1_000)
        .toArray();
      return found.map((row) => row['data'] as never);
    },
  };
}
