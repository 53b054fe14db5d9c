import { Field, FieldResolver, Float, Int, ObjectType, Resolver } from 'type-graphql';
import { slowCommands } from '../../../lib/slow-commands.js';
import { vitals } from '../../../lib/vitals.js';
import {
  apiUsage,
  databaseLatency,
  deadLetterCount,
  jobStates,
  laneLags,
  redisHealth,
} from '../../../services/analytics/index.js';
import { Insights } from '../insights.resolver.js';

/** The state of the gateway. */
@ObjectType({ description: 'The state of the gateway that answers, and of what it depends on.' })
export class SystemHealth {}

/** The state of the database. */
@ObjectType({ description: 'The state of the database, as the gateway that answers meets it.' })
export class DatabaseHealth {}

/** Connections. */
@ObjectType({ description: 'Connections of the gateway to the primary.', simpleResolvers: true })
export class DatabaseConnections {
  @Field(() => Int, { description: 'Number of connections that commands use now.' })
  inUse: number;

  @Field(() => Int, { description: 'Number of connections that are free or may still be opened.' })
  available: number;
}

/** Slow commands of one shape. */
@ObjectType({ description: 'Slow commands of one shape.', simpleResolvers: true })
export class SlowQuery {
  @Field(() => String, { description: 'The name of the collection.' })
  collection: string;

  @Field(() => String, { description: 'The method with field names and operators. It holds no values.' })
  shape: string;

  @Field(() => Int, { description: 'Number of slow commands.' })
  count: number;

  @Field(() => Int, { description: 'The longest duration in milliseconds.' })
  maxMs: number;
}

/** The state of Redis. */
@ObjectType({ description: 'The state of Redis.', simpleResolvers: true })
export class RedisHealth {
  @Field(() => Boolean, {
    description: 'Whether Redis answers. False also where the gateway runs without Redis.',
  })
  connected: boolean;

  @Field(() => Float, { nullable: true, description: 'Milliseconds to an answer. Null without an answer.' })
  latencyMs: number | null;
}

/** A lane of the event log. */
@ObjectType({ description: 'A lane of the event log.', simpleResolvers: true })
export class LogLane {
  @Field(() => String, { description: 'The name of the lane.' })
  name: string;

  @Field(() => Float, {
    description:
      'The age of the oldest event that the lane has not passed, in milliseconds. 0 if there is none.',
  })
  lagMs: number;
}

/** The state of the event log. */
@ObjectType({ description: 'The state of the event log, of all gateways.', simpleResolvers: true })
export class LogHealth {
  @Field(() => Float, { description: 'The greatest lag of a lane in milliseconds.' })
  lagMs: number;

  @Field(() => Int, { description: 'Number of events that lanes have put aside.' })
  deadLetters: number;

  @Field(() => [LogLane], { description: 'The lanes, by name.' })
  lanes: LogLane[];
}

/** A job. */
@ObjectType({ description: 'A job that runs by the clock, once for all gateways.', simpleResolvers: true })
export class JobHealth {
  @Field(() => String, { description: 'The name of the job.' })
  name: string;

  @Field(() => Date, {
    nullable: true,
    description: 'Time of the end of the last run. Null before the first.',
  })
  lastRunAt: Date | null;

  @Field(() => Int, { description: 'Number of failed runs in a row. 0 if the last run succeeded.' })
  failures: number;

  @Field(() => String, { nullable: true, description: 'The error of the last run. Null if it succeeded.' })
  error: string | null;
}

/** Rows of API usage. */
@ObjectType({ description: 'The writing down of API usage on this gateway.', simpleResolvers: true })
export class ApiUsageHealth {
  @Field(() => Float, { description: 'The share of operations that is kept, 0 to 1.' })
  sample: number;

  @Field(() => Int, { description: 'Number of operations that were dropped since the start.' })
  dropped: number;
}

/** The way to the state. */
@Resolver(() => Insights)
export class InsightsSystemResolver {
  @FieldResolver(() => SystemHealth, {
    description: 'The present state of the gateway and of what it depends on.',
  })
  system(): SystemHealth {
    return new SystemHealth();
  }
}

/** The state of the gateway. */
@Resolver(() => SystemHealth)
export class SystemHealthResolver {
  @FieldResolver(() => DatabaseHealth, { description: 'The state of the database.' })
  database(): DatabaseHealth {
    return new DatabaseHealth();
  }

  @FieldResolver(() => RedisHealth, { description: 'The state of Redis.' })
  redis(): Promise<RedisHealth> {
    return redisHealth();
  }

  @FieldResolver(() => LogHealth, { description: 'The state of the event log.' })
  async log(): Promise<LogHealth> {
    const [lanes, deadLetters] = await Promise.all([laneLags(), deadLetterCount()]);
    return { lanes, deadLetters, lagMs: Math.max(0, ...lanes.map(({ lagMs }) => lagMs)) };
  }

  @FieldResolver(() => [JobHealth], { description: 'The jobs, by name.' })
  jobs(): Promise<JobHealth[]> {
    return jobStates();
  }

  @FieldResolver(() => ApiUsageHealth, { description: 'The writing down of API usage on this gateway.' })
  apiUsage(): ApiUsageHealth {
    return { sample: apiUsage.sample, dropped: apiUsage.dropped };
  }

  @FieldResolver(() => Int, { description: 'Number of open WebSockets of this gateway.' })
  sockets(): number {
    return vitals.sockets();
  }

  @FieldResolver(() => Int, { description: 'Resident memory of this gateway in MiB.' })
  memoryMb(): number {
    return Math.round(process.memoryUsage.rss() / 2 ** 20);
  }

  @FieldResolver(() => Int, { description: 'Seconds since the start of this gateway.' })
  uptimeSeconds(): number {
    return Math.floor(process.uptime());
  }

  @FieldResolver(() => String, { description: 'The version of this gateway.' })
  version(): string {
    return vitals.version;
  }
}

/** The state of the database. */
@Resolver(() => DatabaseHealth)
export class DatabaseHealthResolver {
  @FieldResolver(() => Float, { description: 'Milliseconds to the answer of a ping.' })
  latencyMs(): Promise<number> {
    return databaseLatency();
  }

  @FieldResolver(() => DatabaseConnections, { description: 'Connections of the pool.' })
  connections(): DatabaseConnections {
    const { connectionsInUse: inUse, mostConnections } = vitals;
    return { inUse, available: Math.max(0, mostConnections - inUse) };
  }

  @FieldResolver(() => [SlowQuery], {
    description:
      'Commands of this gateway that took 200 ms or longer (`SLOW_QUERY_MS`) since its start, slowest first. Up to 200 shapes are remembered.',
  })
  slowQueries(): SlowQuery[] {
    return slowCommands.list();
  }
}

/** Resolvers of the state of the gateway. */
export const systemResolvers = [InsightsSystemResolver, SystemHealthResolver, DatabaseHealthResolver];
