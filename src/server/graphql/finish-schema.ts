import type { GraphQLSchema } from 'graphql';
import { resolveGlobalIds } from './id-fields.js';
import { deliverRefusals } from './refusals.js';
import { resolveTypesByTypename } from './resolve-type.js';
import { markShareable } from './shareable.js';

/** What the gateway adds to the assembled schema, once: how types, ids and refusals are answered everywhere. */
export function finishSchema(schema: GraphQLSchema): GraphQLSchema {
  resolveTypesByTypename(schema);
  resolveGlobalIds(schema);
  deliverRefusals(schema);
  markShareable(schema);
  return schema;
}
