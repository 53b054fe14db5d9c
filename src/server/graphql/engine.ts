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
import { accountDocuments } from '../account/documents.js';
import { boundedCache, sha256Of } from './bounded-cache.js';
import { checkPlugin } from './check-plugin.js';
import { DirectWay } from './direct.js';
import { Executor } from './executor.js';
import { createFormatError, type FormatError } from './format-error.js';
import { jitGateway } from './jit-gateway.js';
import { readManifests } from './documents/manifest.js';
import { OperationTexts } from './documents/operation-texts.js';
import { prepareAhead } from './documents/prepare-ahead.js';
import { observePlugin } from './observe-plugin.js';
import { PreparedDocuments } from './prepared.js';
import { createTell, type SeesCost } from './told.js';

/** Number of documents that stay parsed, checked and compiled. */
const DOCUMENTS = 1_000;
/** The sum of their characters: a parsed document takes about 80 bytes per character. */
const DOCUMENT_CHARACTERS = 300_000;

/** The GraphQL engine for HTTP and WebSocket. */
export interface Engine {
  apollo: ApolloServer<Context>;
  schema: GraphQLSchema;
  documents: PreparedDocuments;
  /** Finds the text of every requested document. */
  texts: OperationTexts;
  /** A document that is parsed already, by the SHA-256 of its text. */
  known: (sha256: string) => DocumentNode | undefined;
  formatError: FormatError;
  /** Answers frequent operations without Apollo. */
  direct: DirectWay;
  stop(): Promise<void>;
}

/** Apollo Server with our own checks instead of its validation and graphql-jit instead of its execution. */
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
  const formatError = createFormatError(logger, { hideTypes: hideSuggestions });
  const trusted = readManifests(config.trustedDocuments.files, logger);
  const own = (await accountDocuments()).map((document) => [document.id, document] as const);
  const texts = new OperationTexts({ ...config.trustedDocuments, documents: new Map([...own, ...trusted]) });
  const seesCost: SeesCost = ({ viewer, request }) => {
    if (!config.production || viewer?.role === Role.ADMIN) return 'all';
    return request.wantsCost ? 'complexity' : null;
  };
  const tell = createTell(seesCost, config.maxCost);
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
    // PreparedDocuments validates documents after the limits, and caches the result.
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    documentStore: parsed,
    // OperationTexts resolves them, for WebSocket too.
    persistedQueries: false,
    cache: boundedCache<string>({ max: 1 }),
    introspection: config.introspection,
    hideSchemaDetailsFromClientErrors: hideSuggestions,
    includeStacktraceInErrorResponses: false,
    // CSRF gains nothing: there are no cookies, tokens are sent in a header, and GET runs queries only. So plain GET
    // requests need no additional header.
    csrfPrevention: false,
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
      // Apollo's landing page loads external content, which our policy forbids; the playground replaces it.
      ApolloServerPluginLandingPageDisabled(),
      checkPlugin(documents, config.maxCost, formatError),
      observePlugin(metrics, tell),
    ],
  });
  await apollo.start();
  const direct = new DirectWay({
    known: parsed.now,
    documents,
    executor,
    metrics,
    maxCost: config.maxCost,
    tell,
  });
  const ended = new AbortController();
  const ahead = prepareAhead({ trusted, parsed, documents, executor, logger, signal: ended.signal });
  return {
    ...{ apollo, schema, documents, texts, known: parsed.now, formatError, direct },
    async stop() {
      ended.abort();
      await ahead;
      await apollo.stop();
    },
  };
}
