import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { isTracing, traced } from '../../lib/telemetry.js';

/**
 * Creates a span for each root field, with all loads of its selection inside. Single fields have no span, because
 * there are thousands of them.
 */
export function traceRoots(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {})) {
      const resolve = field.resolve ?? defaultFieldResolver;
      const name = `resolve ${root!.name}.${field.name}`;
      field.resolve = (source, args, ctx, info) =>
        isTracing()
          ? traced(name, { 'graphql.field': field.name }, () => resolve(source, args, ctx, info) as unknown)
          : resolve(source, args, ctx, info);
    }
}
