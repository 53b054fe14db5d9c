import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { requireViewer, type Viewer } from '../../auth/viewer.js';
import { guardOf } from '../../domain.js';
import { requireNotSanctioned } from '../../rules/moderation/index.js';
import { PUBLIC } from '../../schema/public.js';

/**
 * Makes mutations refuse visitors with UNAUTHENTICATED unless they are marked `@Public()`, and guarded mutations
 * refuse users with a sanction.
 */
export function requireViewers(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (field.extensions[PUBLIC] === true) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    const from = guardOf(field.name);
    field.resolve = (source, args, context: { viewer: Viewer | null }, info) => {
      requireViewer(context);
      if (from) requireNotSanctioned(context, from);
      return resolve(source, args, context, info);
    };
  }
}
