import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../../config.js';
import type { Context } from '../../loaders/context.js';
import { Role } from '../../models/identity/index.js';
import { MAX_TOKENS } from '../limits/document-limits.js';
import type { Metrics } from '../metrics/metrics.js';
import { boundedCache, sha256Of } from './bounded-cache.js';
import { checkPlugin } from './check-plugin.js';
import { DirectWay } from './direct.js';
import { Executor } from './executor.js';
import { createFormatError, type FormatError } from './format-error.js';
import { jitGateway } from './jit-gateway.js';
import { observePlugin, type SeesCost } from './observe-plugin.js';
import { PreparedDocuments } from './prepared.js';

/** Documents that stay parsed, checked and compiled. */
const DOCUMENTS = 1_000;
/** Their characters in all: parsed, each takes about 80 bytes. */
const DOCUMENT_CHARACTERS = 300_000;
/** Characters of automatically persisted queries that stay in memory. */
const PERSISTED_CHARACTERS = 8_000_000;

/** What runs GraphQL, for HTTP and WebSocket. */
export interface Engine {
  apollo: ApolloServer<Context>;
  schema: GraphQLSchema;
  documents: PreparedDocuments;
  formatError: FormatError;
  /** What answers hot operations in Apollo's place. */
  direct: DirectWay;
}

/** Apollo Server with our own checks in the place of its validation and graphql-jit in the place of its execution. */
export async function createEngine(deps: {
  config: Config;
  logger: Logger;
  schema: GraphQLSchema;
  metrics: Metrics;
}): Promise<Engine> {
  const { config, logger, schema, metrics } = deps;
  const hideSuggestions = !config.introspection;
  const documents = new PreparedDocuments(schema, { introspection: config.introspection, hideSuggestions });
  const executor = new Executor(schema, { hideSuggestions });
  const formatError = createFormatError(logger);
  const seesCost: SeesCost = ({ viewer }) => !config.production || viewer?.role === Role.ADMIN;
  const parsed = boundedCache<DocumentNode>(
    {
      max: DOCUMENTS,
      maxSize: DOCUMENT_CHARACTERS,
      sizeCalculation: ({ loc }) => (loc?.source.body.length ?? 0) + 1,
    },
    sha256Of,
  );
  const apollo = new ApolloServer<Context>({
    gateway: jitGateway(schema, documents, executor),
    // Documents are validated by PreparedDocuments, after the limits and cached with them.
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    documentStore: parsed,
    persistedQueries: {
      cache: boundedCache<string>({
        max: 10_000,
        maxSize: PERSISTED_CHARACTERS,
        sizeCalculation: (query) => query.length + 1,
      }),
    },
    cache: boundedCache<string>({ max: 1 }),
    introspection: config.introspection,
    hideSchemaDetailsFromClientErrors: hideSuggestions,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: {
      debug: (message) => logger.debug(message),
      info: (message) => logger.debug(message),
      warn: (message) => logger.warn(message),
      error: (message) => logger.error(message),
    },
    formatError,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      // A page from elsewhere, which our own policy forbids; there is the playground.
      ApolloServerPluginLandingPageDisabled(),
      checkPlugin(documents, config.maxCost, formatError),
      observePlugin(metrics, seesCost),
    ],
  });
  await apollo.start();
  const direct = new DirectWay({
    known: parsed.now,
    documents,
    executor,
    metrics,
    maxCost: config.maxCost,
    seesCost,
  });
  return { apollo, schema, documents, formatError, direct };
}
