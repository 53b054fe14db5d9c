import mongoose from 'mongoose';
import { authenticate, authenticateWithAccount, stillSignedIn } from './auth/authenticate.js';
import { endedAmong } from './auth/sessions.js';
import { configureAuth } from './auth/settings.js';
import { configureVapid, vapidKeys } from './auth/vapid.js';
import type { Config } from './config.js';
import { connectMongo, readiness, throughElections } from './connections.js';
import type { TopicBus } from './events/topics.js';
import { createRunner } from './events/runner.js';
import { aiOf, configureAi, configureModeration, createModerator } from './integrations/ai/index.js';
import { createMailer } from './integrations/mail/index.js';
import { configureOAuth } from './integrations/oauth/index.js';
import { configurePayments } from './integrations/payments/index.js';
import { configurePush, webPushSender } from './integrations/push/index.js';
import { configureWebhooks } from './integrations/webhooks/index.js';
import { startTelemetry, traceCommands } from './server/telemetry/telemetry.js';
import { configureStorage } from './integrations/storage/index.js';
import { DELIVER_MAILS, DELIVER_PUSHES, jobsOf } from './jobs/jobs.js';
import { createScheduler } from './jobs/scheduler.js';
import { seedDemo } from './import/demo/index.js';
import { Phases } from './lib/phases.js';
import { setPublicAddress } from './lib/public-address.js';
import { isOutage } from './lib/infrastructure.js';
import { connectRedis } from './lib/redis.js';
import { countMongoCommands } from './lib/request-cost.js';
import { slowCommands } from './lib/slow-commands.js';
import { vitals } from './lib/vitals.js';
import { createContext } from './loaders/context.js';
import { syncIndexes } from './models/index.js';
import { lanes } from './reactors/lanes.js';
import { announced } from './reactors/announced.js';
import { liveLane } from './reactors/live.js';
import { buildGatewaySchema } from './server/graphql/schema.js';
import { showDemoMedia } from './server/demo-media/show.js';
import { ofDomains } from './domain.js';
import { allDomains } from './domains/index.js';
import { createWorkers } from './jobs/workers.js';
import { createLogger } from './server/http/logger.js';
import { AiRuns } from './server/metrics/ai-runs.js';
import { JobRuns } from './server/metrics/job-runs.js';
import { LaneRuns } from './server/metrics/lane-runs.js';
import { jwksRoute } from './server/jwks.js';
import { outboxRoutes } from './server/outbox/routes.js';
import { demoMediaRoutes } from './server/demo-media/routes.js';
import { exportRoutes } from './server/exports/routes.js';
import { fileRoutes } from './server/files/routes.js';
import { createServer, type Server } from './server/server.js';
import { uploadRoutes } from './server/uploads/routes.js';
import { watchSessions } from './server/websocket/ended-sessions.js';
import { configureGeneration } from './integrations/generation/index.js';
import { configurePreviews } from './services/studio/index.js';
import { hubOf } from './subscriptions/live/index.js';
import { memoryTopics } from './subscriptions/memory-topics.js';
import { createPresence, presenceTold } from './subscriptions/presence/index.js';
import { redisTopics } from './subscriptions/redis-topics.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A gateway that is assembled and ready to start. */
export interface App {
  /** Connects, builds indexes, joins the event log, and listens. */
  start(): Promise<{ url: string }>;
  /** Drains and releases everything. Safe after a start that failed half-way. */
  stop(): Promise<void>;
  /** The topic bus of this gateway. */
  readonly topics: TopicBus;
}

/** Delivers a webhook of the demo processor to this gateway: by the same route as Stripe, signed. */
async function deliverWebhook(server: Server | undefined, body: string, signature: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
  const answer = await server?.app.inject({
    method: 'POST',
    url: '/webhooks/stripe',
    headers,
    payload: body,
  });
  return answer?.statusCode === 200;
}

/** Assembles a gateway. All its parts are created here, without a container. */
export async function createApp(config: Config): Promise<App> {
  // Loading the modules and reading the configuration are over.
  const phases = new Phases(0);
  phases.end('load');
  configureAuth(config);
  configureOAuth(config.oauth);
  configurePush(config.push);
  configureWebhooks({ origins: config.webhookOrigins });
  const stopTelemetry = config.telemetry ? startTelemetry(config.telemetry) : undefined;
  configureVapid(config.push.vapid ?? null);
  const aiRuns = new AiRuns(Object.keys(config.ai.providers));
  configureAi(aiOf(config.ai, aiRuns.observer));
  configureModeration(createModerator(config.ai.moderation));
  const logger = createLogger(config);
  const redis = config.redisUrl ? connectRedis(config.redisUrl, logger) : null;
  const topics: TopicBus = redis ? redisTopics(redis.publisher, redis.subscriber) : memoryTopics();
  const presence = createPresence(redis?.publisher ?? null, presenceTold(topics));
  const allLanes = [...announced(lanes(), topics, presence), liveLane(topics)];
  const laneRuns = new LaneRuns(allLanes.map(({ name }) => name));
  const runner = createRunner({
    connection: mongoose.connection,
    lanes: allLanes,
    logger,
    retentionMs: config.eventsRetentionDays * DAY_MS,
    metrics: laneRuns,
  });
  slowCommands.thresholdMs = config.slowQueryMs;
  let address = '';
  const publicUrl = (): string => config.publicUrl ?? address;
  setPublicAddress(publicUrl);
  const mailer = createMailer(config, publicUrl);
  configurePayments(config.billing, publicUrl, (body, signature) => deliverWebhook(server, body, signature));
  const push = webPushSender(config.push, vapidKeys);
  const disk = await configureStorage(config, publicUrl);
  configurePreviews(config);
  configureGeneration(config);
  const jobs = config.jobs ? jobsOf({ mailer, push, presence, topics }) : [];
  const jobRuns = new JobRuns(jobs.map(({ name }) => name));
  const scheduler = createScheduler({ connection: mongoose.connection, jobs, logger, metrics: jobRuns });
  const workers = createWorkers({ workers: config.jobs ? ofDomains('workers') : [], topics, logger });
  let server: Server | undefined;
  let stopWatching: (() => void) | undefined;
  const ends: (() => Promise<void> | void)[] = [];

  return {
    topics,
    async start() {
      phases.end('assemble');
      await connectMongo(config.mongodbUri, {
        announceCommands: config.environment === 'test' || config.telemetry !== undefined,
        onSkew: (aheadMs) =>
          logger.warn({ aheadMs }, "The clock of this machine differs from the database's."),
      });
      if (!config.production) countMongoCommands(mongoose.connection.getClient());
      if (config.telemetry) traceCommands(mongoose.connection.getClient());
      phases.end('connect');
      await throughElections(() => syncIndexes());
      phases.end('indexes');
      await runner.start();
      phases.end('lanes');
      for (const domain of allDomains) {
        const end = await throughElections(async () => domain.start?.({ config, logger, topics }));
        if (end) ends.push(end);
      }
      phases.end('domains');
      if (config.demo) {
        await seedDemo({ report: (line) => logger.info(line) });
        phases.end('demo');
      }
      const schema = buildGatewaySchema();
      if (config.demo) showDemoMedia(schema);
      phases.end('schema');
      server = await createServer({
        config,
        logger,
        schema,
        authenticate,
        authenticateRequest: authenticateWithAccount,
        recheck: stillSignedIn,
        routes(routes) {
          jwksRoute(routes);
          outboxRoutes(routes, config, mailer.outbox);
          exportRoutes(routes);
          fileRoutes(routes);
          if (config.demo) demoMediaRoutes(routes);
          if (disk) uploadRoutes(routes, config, disk);
          for (const domain of allDomains) domain.routes?.(routes, { config, logger, topics });
        },
        createContext: (parts) => createContext({ ...parts, topics, presence }),
        presence,
        redis: redis?.publisher,
        metrics: [...laneRuns.metrics, ...jobRuns.metrics, ...aiRuns.metrics],
        ready: () => readiness(redis?.publisher ?? null),
      });
      const { sockets } = server;
      vitals.sockets = () => sockets.count;
      vitals.askRedis = redis && (() => redis.publisher.ping());
      const onError = (err: unknown): void =>
        logger[isOutage(err) ? 'warn' : 'error']({ err }, 'live: tried again later');
      hubOf(topics).onError = onError;
      stopWatching = await watchSessions({ topics, sockets: server.sockets, endedAmong, onError });
      address = await server.app.listen({ port: config.port, host: config.host });
      phases.end('listen');
      if (config.jobs) {
        await scheduler.start();
        await workers.start();
        await topics.listen(
          'mailsQueued',
          'all',
          () => void scheduler.wake(DELIVER_MAILS).catch(() => undefined),
        );
        await topics.listen(
          'pushesQueued',
          'all',
          () => void scheduler.wake(DELIVER_PUSHES).catch(() => undefined),
        );
        phases.end('jobs');
      }
      logger.info({ phases: phases.milliseconds }, 'The gateway has started.');
      return { url: address };
    },
    async stop() {
      stopWatching?.();
      await server?.drain();
      await scheduler.stop();
      await workers.stop();
      for (const end of ends.splice(0)) await end();
      await runner.stop();
      await mailer.close();
      await presence.close();
      await topics.close();
      await mongoose.disconnect();
      await stopTelemetry?.();
    },
  };
}
