import mongoose from 'mongoose';
import { authenticate, authenticateWithAccount, stillSignedIn } from './auth/authenticate.js';
import { endedAmong } from './auth/sessions.js';
import { configureAuth } from './auth/settings.js';
import { configureVapid, vapidKeys } from './auth/vapid.js';
import type { Config } from './config.js';
import { connectMongo, connectRedis, readiness, throughElections } from './connections.js';
import type { TopicBus } from './events/topics.js';
import { createRunner } from './events/runner.js';
import { createMailer } from './integrations/mail/index.js';
import { configureOAuth } from './integrations/oauth/index.js';
import { configurePush, webPushSender } from './integrations/push/index.js';
import { configureStorage } from './integrations/storage/index.js';
import { DELIVER_MAILS, DELIVER_PUSHES, jobsOf } from './jobs/jobs.js';
import { createScheduler } from './jobs/scheduler.js';
import { seedDemo } from './import/demo/index.js';
import { isOutage } from './lib/infrastructure.js';
import { countMongoCommands } from './lib/request-cost.js';
import { createContext } from './loaders/context.js';
import { syncIndexes } from './models/index.js';
import { lanes } from './reactors/lanes.js';
import { announced } from './reactors/announced.js';
import { liveLane } from './reactors/live.js';
import { buildGatewaySchema } from './server/graphql/schema.js';
import { createLogger } from './server/http/logger.js';
import { JobRuns } from './server/metrics/job-runs.js';
import { LaneRuns } from './server/metrics/lane-runs.js';
import { jwksRoute } from './server/jwks.js';
import { outboxRoutes } from './server/outbox/routes.js';
import { exportRoutes } from './server/exports/routes.js';
import { createServer, type Server } from './server/server.js';
import { uploadRoutes } from './server/uploads/routes.js';
import { watchSessions } from './server/websocket/ended-sessions.js';
import { hubOf } from './subscriptions/live/index.js';
import { memoryTopics } from './subscriptions/memory-topics.js';
import { createPresence, presenceTold } from './subscriptions/presence/index.js';
import { redisTopics } from './subscriptions/redis-topics.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A gateway, wired and ready to be started. */
export interface App {
  /** Connects, builds indexes, joins the event log, and listens. */
  start(): Promise<{ url: string }>;
  /** Drains and lets go of everything; safe after a start that failed half-way. */
  stop(): Promise<void>;
}

/** Wires a gateway by hand: whoever reads this has seen all of its parts. */
export async function createApp(config: Config): Promise<App> {
  configureAuth(config);
  configureOAuth(config.oauth);
  configurePush(config.push);
  configureVapid(config.push.vapid ?? null);
  const logger = createLogger(config);
  const redis = config.redisUrl ? connectRedis(config.redisUrl, logger) : null;
  const topics: TopicBus = redis ? redisTopics(redis.publisher, redis.subscriber) : memoryTopics();
  const presence = createPresence(redis?.publisher ?? null, presenceTold(topics));
  const allLanes = [...announced(lanes, topics, presence), liveLane(topics)];
  const laneRuns = new LaneRuns(allLanes.map(({ name }) => name));
  const runner = createRunner({
    connection: mongoose.connection,
    lanes: allLanes,
    logger,
    retentionMs: config.eventsRetentionDays * DAY_MS,
    metrics: laneRuns,
  });
  let address = '';
  const publicUrl = (): string => config.publicUrl ?? address;
  const mailer = createMailer(config, publicUrl);
  const push = webPushSender(config.push, vapidKeys);
  const disk = await configureStorage(config, publicUrl);
  const jobs = config.jobs ? jobsOf({ mailer, push, presence }) : [];
  const jobRuns = new JobRuns(jobs.map(({ name }) => name));
  const scheduler = createScheduler({ connection: mongoose.connection, jobs, logger, metrics: jobRuns });
  let server: Server | undefined;
  let stopWatching: (() => void) | undefined;

  return {
    async start() {
      await connectMongo(config.mongodbUri, {
        announceCommands: config.environment === 'test',
        onSkew: (aheadMs) => logger.warn({ aheadMs }, "This machine's clock is not that of the database."),
      });
      if (!config.production) countMongoCommands(mongoose.connection.getClient());
      await throughElections(() => syncIndexes());
      await runner.start();
      if (config.demo) await seedDemo({ report: (line) => logger.info(line) });
      server = await createServer({
        config,
        logger,
        schema: buildGatewaySchema(),
        authenticate,
        authenticateRequest: authenticateWithAccount,
        recheck: stillSignedIn,
        routes(routes) {
          jwksRoute(routes);
          outboxRoutes(routes, config, mailer.outbox);
          exportRoutes(routes);
          if (disk) uploadRoutes(routes, config, disk);
        },
        createContext: (parts) => createContext({ ...parts, topics, presence }),
        presence,
        redis: redis?.publisher,
        metrics: [...laneRuns.metrics, ...jobRuns.metrics],
        ready: () => readiness(redis?.publisher ?? null),
      });
      const onError = (err: unknown): void =>
        logger[isOutage(err) ? 'warn' : 'error']({ err }, 'live: tried again later');
      hubOf(topics).onError = onError;
      stopWatching = await watchSessions({ topics, sockets: server.sockets, endedAmong, onError });
      address = await server.app.listen({ port: config.port, host: config.host });
      if (config.jobs) {
        await scheduler.start();
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
      }
      return { url: address };
    },
    async stop() {
      stopWatching?.();
      await server?.drain();
      await scheduler.stop();
      await runner.stop();
      await mailer.close();
      await presence.close();
      await topics.close();
      await mongoose.disconnect();
    },
  };
}
