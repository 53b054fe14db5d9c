import { isObjectType, type GraphQLSchema } from 'graphql';
import type { Types } from 'mongoose';
import { ID_PREFIX, toGlobalId, type IdType } from '../../schema/ids.js';

/** Sets the resolver of the `id` field of every type with a global id, which is derived from `_id`. */
export function resolveGlobalIds(schema: GraphQLSchema): void {
  for (const name of Object.keys(ID_PREFIX) as IdType[]) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const field = type.getFields()['id'];
    if (field) field.resolve = (source: { _id: Types.ObjectId }) => toGlobalId(name, source._id);
  }
}
