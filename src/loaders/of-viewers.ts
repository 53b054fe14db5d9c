import type { Types } from 'mongoose';
import type { AnyModel, Shape } from '../lib/exchange/index.js';

/** What somebody asks about themselves and a thing or a person. */
export interface ViewerKey {
  viewer: Types.ObjectId;
  key: Types.ObjectId;
}

/**
 * A shape of questions that viewers ask about themselves. Those of several viewers are one condition of a clause each, for
 * which the database walks its index once a clause; all viewers and all keys in one clause would bring rows that nobody
 * has asked for.
 */
export function ofViewers(
  model: AnyModel,
  clauses: (viewer: Types.ObjectId, keys: Types.ObjectId[]) => Record<string, unknown>[],
  names: Pick<Shape<ViewerKey>, 'name' | 'nameOf'>,
): Shape<ViewerKey> {
  const match: Shape<ViewerKey>['match'] = (asked) => {
    const byViewer = new Map<string, { viewer: Types.ObjectId; keys: Types.ObjectId[] }>();
    for (const { viewer, key } of asked) {
      const name = viewer.toHexString();
      const one = byViewer.get(name);
      if (one) one.keys.push(key);
      else byViewer.set(name, { viewer, keys: [key] });
    }
    const all = [...byViewer.values()].flatMap(({ viewer, keys }) => clauses(viewer, keys));
    return all.length === 1 ? all[0]! : { $or: all };
  };
  return { model, match, ...names };
}
