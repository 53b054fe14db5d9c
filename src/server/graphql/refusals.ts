import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import type { UserError } from '../../schema/payload.js';
import { selectsField } from './selects-field.js';
import { toUserErrors } from './user-errors.js';

/**
 * Makes every mutation deliver refusals in the form that its caller selected: in `userErrors`, else as a GraphQL
 * error at the mutation's path. Resolvers and services just throw.
 */
export function deliverRefusals(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payload = getNamedType(field.type);
    const userErrors = isObjectType(payload) ? payload.getFields()['userErrors'] : undefined;
    if (!userErrors)
      throw new Error(`The payload of the mutation ${field.name} does not extend MutationPayload.`);
    userErrors.resolve = (source: { userErrors?: UserError[] }) => source.userErrors ?? [];
    field.resolve = withRefusals(field);
  }
}

function withRefusals(field: GraphQLField<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
  const resolve = field.resolve ?? defaultFieldResolver;
  return async (source, args, context, info) => {
    try {
      return await resolve(source, args, context, info);
    } catch (thrown) {
      const userErrors = toUserErrors(thrown);
      if (userErrors?.length && selectsField(info, 'userErrors')) return { userErrors };
      throw thrown;
    }
  };
}
