import type { GraphQLSchema } from 'graphql';
import { describeRoots } from './describe.js';
import { resolveGlobalIds } from './id-fields.js';
import { deliverRefusals } from './refusals.js';
import { requireViewers } from './require-viewer.js';
import { resolveTypesByTypename } from './resolve-type.js';
import { traceRoots } from './trace-roots.js';
import { markShareable } from './shareable.js';

/** Completes the assembled schema: descriptions, type resolution, ids and refusals. */
export function finishSchema(schema: GraphQLSchema): GraphQLSchema {
  describeRoots(schema);
  resolveTypesByTypename(schema);
  resolveGlobalIds(schema);
  requireViewers(schema);
  deliverRefusals(schema);
  traceRoots(schema);
  markShareable(schema);
  return schema;
}
