import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { notePhase } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import { pickOperation } from './check-operation.js';
import type { Executor } from './executor.js';
import { outcomes } from './outcome.js';
import type { PreparedDocuments } from './prepared.js';

type Gateway = ApolloServerOptionsWithGateway<never>['gateway'];

/** Apollo has no option for an executor; its gateway interface allows one. */
export function jitGateway(schema: GraphQLSchema, documents: PreparedDocuments, executor: Executor): Gateway {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    async load() {
      return {
        async executor({ document, operationName, request, context: given }) {
          const context = given as Context;
          const done = outcomes.get(context.cost)?.result;
          if (done) return done;
          const prepared = documents.prepare(document);
          const operation = prepared.errors ? undefined : pickOperation(prepared.operations, operationName);
          if (!operation) throw new Error('An operation reached the executor unchecked.');
          const started = performance.now();
          const result = await executor.run({ document, operation, variables: request.variables, context });
          notePhase(context.cost, 'execute', started);
          return result;
        },
      };
    },
    async stop() {},
  };
}
