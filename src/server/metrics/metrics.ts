import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry, type Metric } from 'prom-client';
import { onBatch } from '../../loaders/batch-metrics.js';
import { deprecatedUses, type DeprecatedSample } from './deprecated-uses.js';
import { OperationNames } from './operation-names.js';

/** The most operation names with their own series. */
const OPERATION_LABELS = 200;

/** One finished operation. */
export interface OperationSample {
  name: string | null | undefined;
  kind: string | undefined;
  ms: number;
  codes: readonly string[];
  /** Number of read commands. */
  reads: number;
}

/** The metrics of the gateway. */
export interface Metrics {
  readonly registry: Registry;
  operation(sample: OperationSample): void;
  /** Counts a request that was refused before it became an operation. */
  refused(code: string): void;
  /** Counts the deprecated elements of the schema that an operation used. */
  deprecated(use: DeprecatedSample): void;
  /** Number of open sockets. */
  readonly sockets: Gauge;
  /** Number of running subscriptions. */
  readonly subscriptions: Gauge;
  /** Counts an event that was sent to a subscriber. */
  delivered(): void;
  close(): void;
}

/** Creates the metrics of one gateway, in their own registry. */
export function createMetrics({ more = [] }: { more?: readonly Metric[] | undefined } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const metric of more) registry.registerMetric(metric as Metric<string>);
  const names = new OperationNames(OPERATION_LABELS);
  const duration = new Histogram({
    name: 'leela_operation_duration_seconds',
    help: 'How long operations take, by name and kind.',
    labelNames: ['operation', 'kind'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const commands = new Histogram({
    name: 'leela_operation_mongo_commands',
    help: 'By how many commands an operation reads from MongoDB; what a transaction sends is not among them.',
    labelNames: ['operation'],
    buckets: [0, 1, 2, 4, 6, 8, 12, 16, 24, 48],
    registers,
  });
  const errors = new Counter({
    name: 'leela_operation_errors_total',
    help: 'Errors that clients received, by operation and code.',
    labelNames: ['operation', 'code'],
    registers,
  });
  const batches = new Histogram({
    name: 'leela_loader_batch_keys',
    help: 'How many keys loaders ask for at once.',
    labelNames: ['loader'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000],
    registers,
  });
  const sockets = new Gauge({ name: 'leela_sockets', help: 'WebSockets that are open.', registers });
  const subscriptions = new Gauge({
    name: 'leela_subscriptions',
    help: 'Subscriptions that run.',
    registers,
  });
  let deliveries = 0;
  new Counter({
    name: 'leela_deliveries_total',
    help: 'Events of subscriptions that were sent, one for each subscriber.',
    registers,
    collect() {
      this.reset();
      this.inc(deliveries);
    },
  });
  const deprecated = deprecatedUses(registers);
  const stopBatches = onBatch((loader, keys) => batches.observe({ loader }, keys));
  return {
    registry,
    sockets,
    subscriptions,
    delivered: () => void (deliveries += 1),
    operation({ name, kind = 'none', ms, codes, reads }) {
      const operation = names.label(name);
      duration.observe({ operation, kind }, ms / 1_000);
      commands.observe({ operation }, reads);
      for (const code of codes) errors.inc({ operation, code });
    },
    refused: (code) => errors.inc({ operation: names.label(null), code }),
    deprecated,
    close() {
      stopBatches();
      registry.clear();
    },
  };
}
